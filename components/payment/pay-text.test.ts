import { expect, test } from "vitest";
import { payText } from "@/components/payment/pay-text";
import { PAY_WORDS } from "@/lib/brand/brand";
import { texts } from "@/lib/i18n/texts";

test("whatever word the merchant chose, the button names the amount, each in its own way", () => {
  for (const locale of ["en", "ru", "uk"] as const) {
    const said = PAY_WORDS.map((word) => payText(texts(locale), word, "€108.90"));
    expect(new Set(said).size).toBe(PAY_WORDS.length);
    expect(said.filter((text) => !text.includes("€108.90"))).toEqual([]);
  }
});
