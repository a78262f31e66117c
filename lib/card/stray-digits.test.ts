import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdsCardNumber, holdsManyDigits } from "@/lib/card/stray-digits";

describe("card numbers where none belong", () => {
  test.each([
    ["plain", "4242424242424242"],
    ["in words", "my card is 4242 4242 4242 4242 thanks"],
    ["with dashes", "4242-4242-4242-4242"],
    ["with dots", "4242.4242.4242.4242"],
    ["with its end behind it", "4242 4242 4242 4242 12/30 123"],
    ["with the code behind it", "4242 4242 4242 4242 123"],
    ["after another number", "17 5555 5555 5555 4444"],
    ["digit by digit", "4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2"],
    ["in Arabic digits", "٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢"],
    ["with invisible marks", "4242\u200b4242\u200b4242\u200b4242"],
    ["American Express", "3782 822463 10005"],
    ["Humo, which has no checksum", "9860 1234 1234 1234"],
  ])("%s", (_, text) => {
    expect(holdsCardNumber(text)).toBe(true);
    expect(holdsManyDigits(text)).toBe(true);
  });

  test.each([
    ["nothing", ""],
    ["a telephone number", "+44 20 7234 3456"],
    ["a wrong checksum", "4242 4242 4242 4243"],
    ["an order number of nobody's range", "9999999999999999"],
    ["a date and a time", "2026-11-15 12:30:45"],
    ["an IBAN", "UA213223130000026007233566001"],
    ["a short number", "42424242424"],
    ["a six-digit code", "123456"],
  ])("lets pass what is none: %s", (_, text) => {
    expect(holdsCardNumber(text)).toBe(false);
  });

  test("eleven digits are not many, twelve are", () => {
    expect(holdsManyDigits("1234567 8901")).toBe(false);
    expect(holdsManyDigits("1234567 89012")).toBe(true);
  });

  test("numbers apart from each other are not counted together", () => {
    expect(holdsManyDigits("123456 and 789012")).toBe(false);
  });

  test("a card number is found wherever it stands in a text without other digits", () => {
    const words = fc.string({ maxLength: 40 }).filter((text) => !/\p{Nd}/u.test(text));
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(holdsCardNumber(`${before}4242424242424242${after}`)).toBe(true);
      }),
    );
  });
});
