import { describe, expect, test } from "vitest";
import { currencies, isDigitalCurrency, minorDigits } from "@/lib/money/iso-4217";

describe("decimals of a currency", () => {
  test.each([
    // Engines print these without decimals; ISO 4217 has them.
    ...["AFN", "ALL", "IRR", "KPW", "LAK", "LBP", "MGA", "MMK", "SOS", "SYP", "YER"].map((code) => [code, 2]),
    ...["COP", "HUF", "IDR", "PKR", "RSD", "AMD", "GYD", "MNT", "MUR", "TZS", "UZS"].map((code) => [code, 2]),
    ...["USD", "EUR", "UAH", "KZT", "KGS", "RUB", "GBP"].map((code) => [code, 2]),
    // Young codes that lists in packages lack.
    ...["XCG", "SLE", "VED", "ZWG", "MRU", "XAD"].map((code) => [code, 2]),
    ...["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"].map((code) => [code, 0]),
    ...["RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"].map((code) => [code, 0]),
    ...["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"].map((code) => [code, 3]),
    ...["CLF", "UYW"].map((code) => [code, 4]),
    ...["BTC", "ETH", "USDT"].map((code) => [code, 8]),
  ] as [string, number][])("%s has %i decimals", (code, digits) => {
    expect(minorDigits(code)).toBe(digits);
  });

  test.each([
    "XAU",
    "XAG",
    "XPT",
    "XPD",
    "XDR",
    "XSU",
    "XUA",
    "XXX",
    "XBA",
    "ANG",
    "BGN",
    "HRK",
    "CUC",
    "ZWL",
    "usd",
    "",
    "__proto__",
  ])("%s has none that could be divided by", (code) => {
    expect(minorDigits(code)).toBeNull();
  });

  test("every code stands in the table once", () => {
    expect(new Set(currencies).size).toBe(currencies.length);
    expect(currencies.every((code) => /^[A-Z]{3,4}$/.test(code))).toBe(true);
  });

  test("the table has all of ISO 4217 that counts money: 165 codes, the test code, three digital ones", () => {
    expect(currencies).toHaveLength(165 + 1 + 3);
  });

  test("digital currencies are told apart from money of states", () => {
    expect(currencies.filter(isDigitalCurrency)).toEqual(["BTC", "ETH", "USDT"]);
  });
});
