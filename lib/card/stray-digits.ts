import { brandOf } from "@/lib/card/brand";
import { DASHES, INVISIBLE } from "@/lib/card/characters";
import { toAsciiDigits } from "@/lib/card/digits";
import { passesLuhn } from "@/lib/card/pan";

/** Groups of digits with at most two separators between them, as a card number is written. */
const runs = new RegExp(`[0-9]+(?:[\\s${INVISIBLE}${DASHES}\\u2212.\\u00b7]{1,2}[0-9]+)*`, "gu");
const longestText = 2_000;
const longest = 19;

const runsOf = (text: string): readonly (readonly string[])[] =>
  (toAsciiDigits(text.slice(0, longestText)).match(runs) ?? []).map((run) => run.match(/[0-9]+/g) ?? []);

/** Twelve digits and more in a row, however they are spaced. No name has that; a card number in the wrong field has. */
export const holdsManyDigits = (text: string): boolean =>
  runsOf(text).some((groups) => groups.join("").length >= 12);

/**
 * Free text that holds what is surely a card number: a known brand, a length of that brand, and its checksum. Account
 * and telephone numbers must pass, so anything less certain is let through. Source: HOUSE.md law 4.
 */
export const holdsCardNumber = (text: string): boolean => runsOf(text).some(holdsCard);

function holdsCard(groups: readonly string[]): boolean {
  return groups.some((_, from) => {
    let digits = "";
    for (const group of groups.slice(from, from + longest)) {
      digits += group;
      if (isCardNumber(digits)) return true;
    }
    return false;
  });
}

function isCardNumber(digits: string): boolean {
  if (digits.length < 12 || digits.length > longest) return false;
  const brand = brandOf(digits);
  return brand !== null && brand.lengths.includes(digits.length) && (!brand.luhn || passesLuhn(digits));
}
