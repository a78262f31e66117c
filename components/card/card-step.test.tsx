import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { CardFields } from "@/components/card/card-fields";
import { CardSummary } from "@/components/card/card-summary";
import { texts } from "@/lib/i18n/texts";
import type { CardFault } from "@/lib/forms/card-form";

const fields = (faults: readonly CardFault[]): string =>
  renderToStaticMarkup(<CardFields texts={texts("en")} faults={faults} />);
const inputs = (markup: string): readonly string[] => markup.match(/<input[^>]*>/g) ?? [];

describe("the card's fields", () => {
  it("are known to autofill by their tokens", () => {
    const tokens = inputs(fields([])).map((input) => /autoComplete="([^"]+)"/i.exec(input)?.[1]);
    expect(tokens).toEqual(["cc-number", "cc-exp-month", "cc-exp-year", "cc-csc", "cc-name"]);
  });

  it("never carry a value, and never cut what is pasted into number or date", () => {
    for (const input of inputs(fields(["number.checksum", "cvv.missing"])))
      expect(input).not.toContain("value=");
    for (const input of inputs(fields([])).slice(0, 3)) expect(input).not.toMatch(/maxlength/i);
  });

  it("name what is wrong with them, and only then", () => {
    const [number = "", month = "", year = ""] = inputs(fields(["number.tooShort", "expiry.year"]));
    expect(number).toContain('aria-describedby="card-number-fault"');
    expect(number).toContain('aria-invalid="true"');
    expect(month).not.toContain("aria-invalid");
    expect(year).toContain('aria-describedby="card-expiry-hint card-expiry-fault"');
  });

  it("mark both halves of a date that has passed", () => {
    const [, month = "", year = ""] = inputs(fields(["expiry.past"]));
    expect([month, year].every((input) => input.includes('aria-invalid="true"'))).toBe(true);
  });
});

describe("the summary", () => {
  it("links each fault to the input that mends it, in the order of the form", () => {
    const markup = renderToStaticMarkup(
      <CardSummary texts={texts("en")} faults={["cvv.missing", "expiry.year"]} />,
    );
    const shown = [...markup.matchAll(/<li><a href="(#[\w-]+)">/g)].map(([, target]) => target);
    expect(shown).toEqual(["#card-expiry-year", "#card-code"]);
  });

  it("is there but hidden while nothing is wrong, so that a script only fills it", () => {
    const markup = renderToStaticMarkup(<CardSummary texts={texts("en")} faults={[]} />);
    expect(markup).toMatch(/<div id="problem"[^>]* hidden=""/);
    expect(markup.match(/<li hidden="">/g)).toHaveLength(4);
  });
});
