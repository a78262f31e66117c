import { brandOf } from "@/lib/card/brand";
import { normaliseDigits } from "@/lib/card/digits";

/** Where a card shows its gaps: after these many digits. */
const gapsOf = (digits: string): readonly number[] => {
  const brand = brandOf(digits)?.id;
  if (brand === "american-express") return [4, 10];
  return brand === "diners-club" && digits.length <= 14 ? [4, 10] : [4, 8, 12, 16];
};

/** A number as it stands on the card, or null for a text that is more than digits and separators: that is left alone. */
export function groupDigits(text: string): string | null {
  const digits = normaliseDigits(text);
  if (!/^\d*$/.test(digits)) return null;
  const gaps = gapsOf(digits);
  return [...digits].map((digit, index) => (gaps.includes(index) ? ` ${digit}` : digit)).join("");
}
