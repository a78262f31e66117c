import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatMoney } from "@/lib/money/format";
import { currencies } from "@/lib/money/iso-4217";
import { toDecimal } from "@/lib/money/parse-amount";

const plain = (text: string): string =>
  text.replace(/[\u00a0\u202f]/g, " ").replace(/[\u200e\u200f\u061c]/g, "");

describe("an amount for a payer's eyes", () => {
  test.each([
    [10890, "EUR", "en", "€108.90"],
    [10890, "EUR", "ru", "108,90 €"],
    [10890, "EUR", "uk", "108,90 EUR"],
    [10890, "UAH", "uk", "108,90 ₴"],
    [200, "JPY", "en", "¥200"],
    [1234, "HUF", "en", "HUF 12.34"],
    [1234567, "IQD", "en", "IQD 1,234.567"],
    [12345, "CLF", "en", "CLF 1.2345"],
    [100, "UZS", "ru", "1,00 UZS"],
    [100_000_000, "BTC", "en", "BTC 1.00000000"],
    [100_000_000, "USDT", "en", "1.00000000 USDT"],
    [-500, "USD", "en", "-$5.00"],
    [100, "USD", "en", "$1.00"],
    [9007199254740991, "USD", "en", "$90,071,992,547,409.91"],
  ])("%i %s in %s is %s", (minor, currency, locale, text) => {
    expect(plain(formatMoney({ minor, currency }, locale).text)).toBe(text);
  });

  test.each([
    [100, "CAD", "en", "CA$1.00 (CAD)"],
    [100, "CAD", "en-CA", "$1.00 (CAD)"],
    [100, "CNY", "zh", "¥1.00 (CNY)"],
    [100, "SEK", "sv", "1,00 kr (SEK)"],
    [100, "EGP", "en", "EGP 1.00"],
  ])(
    "a sign that other currencies share gets the code: %i %s in %s is %s",
    (minor, currency, locale, text) => {
      expect(plain(formatMoney({ minor, currency }, locale).text)).toBe(text);
    },
  );

  test("the code stands beside the text", () => {
    expect(formatMoney({ minor: 100, currency: "EUR" }, "ru").code).toBe("EUR");
  });

  test("digits are Latin where a language has its own", () => {
    expect(plain(formatMoney({ minor: 1234567, currency: "IQD" }, "ar-EG").text)).toContain("1,234.567");
    expect(plain(formatMoney({ minor: 123, currency: "USD" }, "fa").text)).toMatch(/1\D23/);
  });

  test("a currency of unknown decimals is shown whole with its code", () => {
    expect(plain(formatMoney({ minor: 1234, currency: "XDR" }, "en").text)).toBe("XDR 1234");
  });

  test.each(["USD", "XDR"])("no NaN is ever shown: %s", (currency) => {
    expect(() => formatMoney({ minor: Number.NaN, currency }, "en")).toThrow(RangeError);
  });

  test("every amount of every currency shows exactly its own digits, in each of our languages", () => {
    const minor = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(
        minor,
        fc.constantFrom(...currencies),
        fc.constantFrom("en", "ru", "uk"),
        (minor, currency, locale) => {
          const shown = formatMoney({ minor, currency }, locale).text.replace(/\([A-Z]+\)$/, "");
          expect(shown.replace(/[^0-9]/g, "")).toBe(toDecimal({ minor, currency }).replace(".", ""));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
