import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { KeepCard } from "@/components/card/keep-card";
import { SavedList, type SavedCardView } from "@/components/card/saved-list";
import { texts } from "@/lib/i18n/texts";

const card = (id: string, changes: Partial<SavedCardView> = {}): SavedCardView => ({
  id,
  brand: "visa",
  name: "Visa ending 0077",
  note: "Good until 08/30",
  isExpired: false,
  isChosen: false,
  codeHint: "3 digits on the back",
  codeFault: null,
  removeHref: `/remove/${id}`,
  ...changes,
});
const draw = (cards: readonly SavedCardView[]): string =>
  renderToStaticMarkup(
    <SavedList
      texts={texts("en")}
      cards={cards}
      payText="Pay €108.90"
      action={async () => undefined}
      anotherHref="/new"
    />,
  );
const inputs = (markup: string): readonly string[] => markup.match(/<input[^>]*>/g) ?? [];

it("has one pay button, and one code field for each card that has a code", () => {
  const markup = draw([card("a", { isChosen: true }), card("b", { codeHint: null })]);
  expect(markup.match(/type="submit"/g)).toHaveLength(1);
  expect(markup.match(/cc-csc/gi)).toHaveLength(1);
  expect(inputs(markup).filter((input) => input.includes("checked"))).toHaveLength(1);
});

it("shows an expired card and lets nobody choose it", () => {
  const markup = draw([card("a", { isChosen: true }), card("b", { isExpired: true, note: "Expired 01/24" })]);
  expect(markup).toContain("Expired 01/24");
  expect(inputs(markup).filter((input) => input.includes("disabled"))).toEqual([
    expect.stringContaining('value="b"'),
  ]);
  expect(markup.match(/cc-csc/gi)).toHaveLength(1);
});

it("offers another card in place of paying when none can pay", () => {
  const markup = draw([card("a", { isExpired: true })]);
  expect(markup).not.toContain('type="submit"');
  expect(markup.match(/href="\/new"/g)).toHaveLength(1);
});

it("never carries a code, and names what each removal removes", () => {
  const markup = draw([card("a", { isChosen: true, codeFault: "Enter the security code" })]);
  expect(inputs(markup).find((input) => input.includes("cvv-a"))).not.toContain("value=");
  expect(markup).toContain('aria-invalid="true"');
  expect(markup).toContain('aria-label="Remove Visa ending 0077"');
});

it("asks for consent with a box that nobody has ticked", () => {
  expect(renderToStaticMarkup(<KeepCard label="Save" hint="Here" />)).not.toContain("checked");
});
