const digit = /\p{Nd}/u;
const otherDigits = /(?![0-9])\p{Nd}/gu;
/** Whitespace of every width, invisible marks, dashes of every kind (ー is what a Japanese keyboard gives), dots. */
const separators = /[\s\p{Cf}\p{Pd}\u2212\u2043\u02d7\u30fc\uff70.\u00b7\u2022\u2024\u3002\uff0e\uff61]/gu;

/**
 * Decimal digits of every script as 0–9; all else stays. Unicode lays the digits of a script side by side from zero to
 * nine, so the place in an unbroken run of digits tells the value. Source: devices.md 4.1.
 */
export const toAsciiDigits = (text: string): string => text.replace(otherDigits, asciiOf);

function asciiOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let start = code;
  while (digit.test(String.fromCodePoint(start - 1))) start -= 1;
  return String((code - start) % 10);
}

/** A number as people and autofill write it, to its bare digits; whatever is neither digit nor separator stays. Source: devices.md 4.1. */
export const normaliseDigits = (text: string): string => toAsciiDigits(text).replace(separators, "");
