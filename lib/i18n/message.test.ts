import { describe, expect, expectTypeOf, it } from "vitest";
import fc from "fast-check";
import { formatMessage, namesOf, pluralsOf, pluralTexts, type ParamsOf } from "@/lib/i18n/message";

const TRIES =
  "{count, plural, one {Осталась # попытка} few {Осталось # попытки} many {Осталось # попыток} other {Осталось # попытки}}, {name}";

describe("formatMessage", () => {
  it.each([
    [1, "Осталась 1 попытка, Анна"],
    [3, "Осталось 3 попытки, Анна"],
    [5, "Осталось 5 попыток, Анна"],
    [21, "Осталась 21 попытка, Анна"],
  ])("chooses the plural that the language wants for %i", (count, text) =>
    expect(formatMessage("ru", TRIES, { count, name: "Анна" })).toBe(text),
  );

  it("falls back to `other` where a language has no form of its own", () =>
    expect(formatMessage("ru", "{n, plural, other {# шт.}}", { n: 2 })).toBe("2 шт."));

  it("never reads what a parameter holds as a message", () => {
    fc.assert(
      fc.property(
        fc.string(),
        (name) => formatMessage("en", "<{name}>{name}", { name }) === `<${name}>${name}`,
      ),
    );
    expect(formatMessage("en", "{a} {b}", { a: "{b} $1 $& #", b: "x" })).toBe("{b} $1 $& # x");
  });

  it("throws rather than show a payer a placeholder", () =>
    expect(() => formatMessage("en", "Pay {amount}", {})).toThrow("amount"));

  it("leaves a message without placeholders as it is", () =>
    expect(formatMessage("en", "Paid. $1")).toBe("Paid. $1"));
});

describe("pluralTexts", () => {
  it("gives the whole text of each category, the number left open and the rest filled", () =>
    expect(
      pluralTexts("en", "Pay within {count, plural, one {# minute} other {# minutes}}, by {time}", {
        time: "$&",
      }),
    ).toEqual({ one: "Pay within # minute, by $&", other: "Pay within # minutes, by $&" }));
});

describe("what a message asks for", () => {
  it("is told by name, plurals too", () => expect(namesOf(TRIES)).toEqual(["count", "name"]));

  it("is told by plural category", () => expect(pluralsOf(TRIES)).toEqual([["one", "few", "many", "other"]]));

  it("is known to the compiler", () => {
    expectTypeOf<ParamsOf<"{a} of {count, plural, one {# x} other {# y}} {b}">>().toEqualTypeOf<{
      readonly a: string | number;
      readonly count: number;
      readonly b: string | number;
    }>();
    expectTypeOf<keyof ParamsOf<"Paid">>().toEqualTypeOf<never>();
  });
});
