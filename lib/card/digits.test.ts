import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseDigits, toAsciiDigits } from "@/lib/card/digits";

const everyDigit = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((character) => /\p{Nd}/u.test(character));

describe("digits of other scripts", () => {
  test.each([
    ["Arabic", "٠١٢٣٤٥٦٧٨٩"],
    ["Persian", "۰۱۲۳۴۵۶۷۸۹"],
    ["Devanagari", "०१२३४५६७८९"],
    ["Bengali", "০১২৩৪৫৬৭৮৯"],
    ["Thai", "๐๑๒๓๔๕๖๗๘๙"],
    ["Khmer", "០១២៣៤៥៦៧៨៩"],
    ["full-width", "０１２３４５６７８９"],
    ["mathematical bold", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"],
    ["mathematical monospace, the last of five alphabets in a row", "𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿"],
    ["ASCII", "0123456789"],
  ])("%s digits are read", (_, digits) => {
    expect(toAsciiDigits(digits)).toBe("0123456789");
  });

  test("every decimal digit of Unicode gives one digit, each value equally often", () => {
    const values = everyDigit.map(toAsciiDigits);
    expect(everyDigit.length).toBeGreaterThan(600);
    expect(values.every((value) => /^[0-9]$/.test(value))).toBe(true);
    const counts = [..."0123456789"].map((digit) => values.filter((value) => value === digit).length);
    expect(new Set(counts).size).toBe(1);
  });

  test("fractions, circled and Roman numbers are no digits", () => {
    expect(toAsciiDigits("½①Ⅳ²")).toBe("½①Ⅳ²");
  });
});

describe("a pasted number", () => {
  const separators = [
    " ",
    "\u00a0",
    "\u2009",
    "\u202f",
    "\u3000",
    "\t",
    "\n",
    "-",
    "‐",
    "‑",
    "‒",
    "–",
    "—",
    "−",
    "－",
    "ー",
    ".",
    "·",
    "\u200b",
    "\u200e",
    "\u2066",
    "\ufeff",
    "\u00ad",
  ];

  test.each(separators.map((separator) => [JSON.stringify(separator), separator] as const))(
    "loses the separator %s",
    (_, separator) => {
      expect(normaliseDigits(["4242", "4242", "4242", "4242"].join(separator))).toBe("4242424242424242");
    },
  );

  test("keeps what is neither digit nor separator, so that it can be told", () => {
    expect(normaliseDigits("4242 x 42/42*")).toBe("4242x42/42*");
  });

  test("comes out the same however it is spaced and in whatever script", () => {
    const digit = fc.constantFrom(...everyDigit);
    const separator = fc.constantFrom("", ...separators);
    fc.assert(
      fc.property(fc.array(fc.tuple(digit, separator), { maxLength: 19 }), (pieces) => {
        const expected = pieces.map(([character]) => toAsciiDigits(character)).join("");
        expect(normaliseDigits(pieces.flat().join(""))).toBe(expected);
      }),
    );
  });
});
