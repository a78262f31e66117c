import { brandOf, type BrandId } from "@/lib/card/brand";
import { normaliseDigits } from "@/lib/card/digits";
import { error, ok, type Result } from "@/lib/result";

/** A whole card number, 12 to 19 ASCII digits. Lives in one request's memory only. */
export type Pan = string & { readonly __brand: "Pan" };

export type PanFault = "missing" | "notDigits" | "tooShort" | "tooLong" | "checksum";

const shortest = 12;
const longest = 19;
/** Nineteen digits with every kind of separator between them stay far below; longer text is not looked at. */
const longestText = 200;

/** The check digit of ISO/IEC 7812-1. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += index % 2 === 1 ? doubled : digit;
  }
  return sum % 10 === 0;
}

/** Lengths of the brands that surely have no others; issuers of the rest surprise. Source: devices.md 6.6. */
const firmLengths: Readonly<Partial<Record<BrandId, readonly number[]>>> = {
  visa: [13, 16, 18, 19],
  mastercard: [16],
  "american-express": [15],
};

/**
 * A card number in whatever way it was typed, pasted or filled in. Length and checksum block only where the
 * brand surely has them; an unknown brand never blocks. Source: devices.md 4.1, 6.6.
 */
export function parsePan(text: string): Result<Pan, PanFault> {
  if (text.length > longestText) return error("tooLong");
  const digits = normaliseDigits(text);
  if (digits === "") return error("missing");
  if (!/^[0-9]+$/.test(digits)) return error("notDigits");
  if (digits.length < shortest) return error("tooShort");
  if (digits.length > longest) return error("tooLong");
  const brand = brandOf(digits);
  // A wrong length says more than a wrong checksum, and one number in ten of a wrong length has a right one.
  const lengths = brand === null ? undefined : firmLengths[brand.id];
  if (lengths && !lengths.includes(digits.length))
    return error(digits.length < (lengths.includes(16) ? 16 : 15) ? "tooShort" : "tooLong");
  if (brand?.luhn && !passesLuhn(digits)) return error("checksum");
  return ok(digits as Pan);
}
