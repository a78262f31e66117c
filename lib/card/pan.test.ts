import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brandOf } from "@/lib/card/brand";
import { parsePan, passesLuhn } from "@/lib/card/pan";
import { error, ok } from "@/lib/result";

describe("a number of the wrong length for its brand", () => {
  test.each([
    ["4242 4242 4242 424", "tooShort"],
    ["4242 4242 4242 4242 4", "tooLong"],
    ["5555 5555 5555 444", "tooShort"],
    ["5555 5555 5555 4444 44", "tooLong"],
    ["3782 822463 1000", "tooShort"],
    ["3782 822463 10005 5", "tooLong"],
  ])("%s is told to be %s, even when its checksum happens to be right", (text, fault) => {
    expect(parsePan(text)).toEqual({ ok: false, error: fault });
  });
});

describe("a card number", () => {
  test.each([
    ["4242 4242 4242 4242", "4242424242424242"],
    ["4242-4242-4242-4242", "4242424242424242"],
    ["  4242\u00a04242\u202f4242 4242\n", "4242424242424242"],
    ["٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢", "4242424242424242"],
    ["４２４２４２４２４２４２４２４２", "4242424242424242"],
    ["378282246310005", "378282246310005"],
    ["4222222222222", "4222222222222"],
  ])("%s is read", (text, pan) => {
    expect(parsePan(text)).toEqual(ok(pan));
  });

  test.each([
    ["", "missing"],
    [" - ", "missing"],
    ["4242 4242 4242 424x", "notDigits"],
    ["424242******4242", "notDigits"],
    ["John Smith", "notDigits"],
    ["42424242424", "tooShort"],
    ["42424242424242424242", "tooLong"],
    ["4".repeat(500), "tooLong"],
    ["4242424242424243", "checksum"],
    ["378282246310006", "checksum"],
    ["5555555555554445", "checksum"],
  ] as const)("%s is refused: %s", (text, fault) => {
    expect(parsePan(text)).toEqual(error(fault));
  });

  test.each([
    ["Uzcard", "8600123412341234"],
    ["Humo", "9860123412341234"],
    ["UnionPay", "6221260000000001"],
    ["nobody's", "9999999999999999"],
    ["twelve digits of nobody", "999999999999"],
  ])("a failed checksum does not block %s", (_, digits) => {
    expect(passesLuhn(digits)).toBe(false);
    expect(parsePan(digits)).toEqual(ok(digits));
  });

  test("a number of an unknown brand never fails, whatever its checksum", () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 19 });
    fc.assert(
      fc.property(digits, (list) => {
        const text = list.join("");
        fc.pre(brandOf(text) === null);
        expect(parsePan(text)).toEqual(ok(text));
      }),
    );
  });

  test("any one wrong digit of a Visa number is noticed", () => {
    const place = fc.integer({ min: 1, max: 15 });
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 9 }), (at, by) => {
        const good = "4111111111111111";
        const wrong = good.slice(0, at) + String((Number(good[at]) + by) % 10) + good.slice(at + 1);
        fc.pre(brandOf(wrong)?.id === "visa");
        expect(parsePan(wrong)).toEqual(error("checksum"));
      }),
    );
  });

  test("no text makes it throw, and a fault never carries the number", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const parsed = parsePan(text);
        expect(parsed.ok ? /^[0-9]{12,19}$/.test(parsed.value) : /^[a-zA-Z]+$/.test(parsed.error)).toBe(true);
      }),
    );
  });
});
