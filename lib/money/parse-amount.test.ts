import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currencies, minorDigits } from "@/lib/money/iso-4217";
import { toDecimal, toMinor } from "@/lib/money/parse-amount";
import { error, ok } from "@/lib/result";

const anyCurrency = fc.constantFrom(...currencies);
const anyMinor = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });

describe("major units to minor units", () => {
  test.each([
    ["108.90", "EUR", 10890],
    ["108.9", "EUR", 10890],
    [108.9, "EUR", 10890],
    [100.78, "USD", 10078],
    ["100", "USD", 10000],
    ["100.00000000", "USD", 10000],
    ["0.01", "USD", 1],
    [".5", "USD", 50],
    ["5.", "USD", 500],
    ["007", "USD", 700],
    ["-5.25", "USD", -525],
    ["-0.00", "USD", 0],
    ["0e99", "USD", 0],
    [0, "USD", 0],
    ["200", "JPY", 200],
    [200, "JPY", 200],
    ["200.00", "JPY", 200],
    ["12.34", "HUF", 1234],
    ["150.155", "KWD", 150155],
    ["1.2345", "CLF", 12345],
    ["0.00001", "BTC", 1000],
    [1e-7, "BTC", 10],
    ["1.0E-5", "BTC", 1000],
    ["1e3", "USD", 100000],
    [1e21, "USD", null],
    ["90071992547409.91", "USD", Number.MAX_SAFE_INTEGER],
  ])("%s %s is %s", (value, currency, minor) => {
    const expected = minor === null ? error("outOfRange") : ok({ minor, currency });
    expect(toMinor(value, currency)).toEqual(expected);
  });

  test("zero is never minus zero", () => {
    const zero = toMinor("-0.00", "USD");
    expect(zero.ok && Object.is(zero.value.minor, 0)).toBe(true);
  });

  test.each([
    ["100", "XXX", "unknownCurrency"],
    ["100", "usd", "unknownCurrency"],
    ["", "USD", "notANumber"],
    [" 1", "USD", "notANumber"],
    ["1,50", "USD", "notANumber"],
    ["1 000", "USD", "notANumber"],
    ["+1", "USD", "notANumber"],
    [".", "USD", "notANumber"],
    ["0x10", "USD", "notANumber"],
    ["NaN", "USD", "notANumber"],
    ["1e99999", "USD", "notANumber"],
    ["1".repeat(65), "USD", "notANumber"],
    [Number.NaN, "USD", "notANumber"],
    [Number.POSITIVE_INFINITY, "USD", "notANumber"],
    [null, "USD", "notANumber"],
    [undefined, "USD", "notANumber"],
    [{}, "USD", "notANumber"],
    [["1"], "USD", "notANumber"],
    ["0.001", "USD", "tooPrecise"],
    ["0.5", "JPY", "tooPrecise"],
    [1e-7, "USD", "tooPrecise"],
    [0.1 + 0.2, "USD", "tooPrecise"],
    ["1e-9999", "USD", "tooPrecise"],
    ["90071992547409.92", "USD", "outOfRange"],
    ["1e9999", "USD", "outOfRange"],
  ] as const)("%s %s is %s", (value, currency, fault) => {
    expect(toMinor(value, currency)).toEqual(error(fault));
  });

  test("whatever comes in, what comes out is an exact integer or a fault", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.double(), fc.string(), fc.float()),
        anyCurrency,
        (value, currency) => {
          const parsed = toMinor(value, currency);
          expect(parsed.ok ? Number.isSafeInteger(parsed.value.minor) : typeof parsed.error).toBe(
            parsed.ok ? true : "string",
          );
        },
      ),
    );
  });
});

describe("minor units to major units", () => {
  test.each([
    [10890, "EUR", "108.90"],
    [200, "JPY", "200"],
    [1, "USD", "0.01"],
    [0, "USD", "0.00"],
    [-5, "USD", "-0.05"],
    [150155, "KWD", "150.155"],
    [12345, "CLF", "1.2345"],
    [10, "BTC", "0.00000010"],
  ])("%i %s is %s", (minor, currency, decimal) => {
    expect(toDecimal({ minor, currency })).toBe(decimal);
  });

  test.each([Number.NaN, 0.5, 2 ** 53, Number.POSITIVE_INFINITY])("%s minor units are a bug", (minor) => {
    expect(() => toDecimal({ minor, currency: "USD" })).toThrow(RangeError);
  });

  test("a currency of unknown decimals is never divided", () => {
    expect(() => toDecimal({ minor: 5, currency: "XXX" })).toThrow(RangeError);
  });

  test("every amount in every currency survives the way there and back", () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (minor, currency) => {
        expect(toMinor(toDecimal({ minor, currency }), currency)).toEqual(ok({ minor: minor + 0, currency }));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(currencies)("%s is written with all its decimals", (currency) => {
    const digits = minorDigits(currency) ?? -1;
    expect(toDecimal({ minor: 1, currency }).replace(/^\d+\.?/, "")).toHaveLength(digits);
  });
});
