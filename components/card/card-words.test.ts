import { describe, expect, it } from "vitest";
import { cardWords, faultText } from "@/components/card/card-words";
import { CARD_SLOTS } from "@/components/card/card-inputs";
import { LOCALES } from "@/lib/i18n/locales";
import { texts } from "@/lib/i18n/texts";

describe("cardWords", () => {
  it.each(LOCALES)("has a sentence for every fault in %s", (locale) => {
    const words = cardWords(texts(locale), "Pay");
    expect(Object.keys(words.faults)).toHaveLength(17);
    expect(Object.values(words.faults).every((text) => text.length > 4)).toBe(true);
    expect(words.errorTitle).toContain("Pay");
  });
});

describe("faultText", () => {
  const words = cardWords(texts("en"), "").faults;

  it("tells the fault of either half of the date at their one place", () => {
    expect(faultText(["expiry.year"], CARD_SLOTS.expiry, words)).toBe(words["expiry.year"]);
    expect(faultText(["expiry.month"], CARD_SLOTS.expiry, words)).toBe(words["expiry.month"]);
  });

  it("is silent at a field that is right", () =>
    expect(faultText(["cvv.missing"], CARD_SLOTS.number, words)).toBeNull());
});
