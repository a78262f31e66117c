import { describe, expect, it } from "vitest";
import { declineTexts } from "@/lib/i18n/decline-texts";
import { texts } from "@/lib/i18n/texts";

describe("texts", () => {
  it("speaks the language that was asked for", () => {
    expect(texts("en").t("card.pay", { amount: "€108.90" })).toBe("Pay €108.90");
    expect(texts("ru").t("card.pay", { amount: "108,90 €" })).toBe("Заплатить 108,90 €");
    expect(texts("uk").t("tries.left", { count: 2 })).toBe("Залишилося 2 спроби");
  });

  it("hands a browser plural forms instead of a catalogue", () =>
    expect(texts("en").plurals("return.in")).toEqual({
      one: "Going back in # second.",
      other: "Going back in # seconds.",
    }));
});

describe("declineTexts", () => {
  it("names the card only where this browser may see it", () => {
    expect(declineTexts(texts("en"), "noMoney", "4242").why).toBe(
      "There was not enough money on the card ending 4242.",
    );
    expect(declineTexts(texts("en"), "noMoney", null).why).toBe("There was not enough money on the card.");
  });

  it("says that nothing was taken, except after a wrong sum, when money may have left the payer", () => {
    expect(declineTexts(texts("en"), "bankRefused", null).money).toBe("Nothing was taken.");
    expect(declineTexts(texts("en"), "wrongAmount", null).money).not.toContain("taken");
  });
});
