import { DASHES, INVISIBLE, OTHER_ZEROS } from "@/lib/card/characters";

/** Whatever may be a digit of another script; Arabic ones come first. */
const others = /[^\0-\u065f]/gu;
/** Whitespace of every width, invisible marks, dashes of every kind (ー is what a Japanese keyboard gives), dots. */
const separators = new RegExp(
  `[\\s${INVISIBLE}${DASHES}\\u2212\\u2043\\u02d7\\u30fc\\uff70.\\u00b7\\u2022\\u2024\\u3002\\uff0e\\uff61]`,
  "gu",
);

/** Decimal digits of every script as 0–9; all else stays. Source: devices.md 4.1. */
export const toAsciiDigits = (text: string): string => text.replace(others, asciiOf);

function asciiOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const zero = OTHER_ZEROS.find((each) => code >= each && code < each + 10);
  return zero === undefined ? character : String(code - zero);
}

/** A number as people and autofill write it, to its bare digits; whatever is neither digit nor separator stays. Source: devices.md 4.1. */
export const normaliseDigits = (text: string): string => toAsciiDigits(text).replace(separators, "");
