import { minorDigits } from "@/lib/money/iso-4217";
import type { Money } from "@/lib/money/money";
import { error, ok, type Result } from "@/lib/result";

export type AmountFault = "unknownCurrency" | "notANumber" | "tooPrecise" | "outOfRange";

/** Longer than any amount that could fit, short enough to read without a second thought. */
const longestText = 64;
const decimal = /^(-?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d{1,4}))?$/;
const digitsOfSafeInteger = 16;

/**
 * A decimal amount in major units, as JSON number or text, to minor units. Works on digits only, a float is never
 * multiplied; a number counts as its shortest text. Trailing zeros may exceed the currency's decimals, other digits may
 * not. Signs are allowed: whether a sum may be negative is the caller's rule. Source: public-api.md 11, devices.md 6.1.
 */
export function toMinor(value: unknown, currency: string): Result<Money, AmountFault> {
  const exponent = minorDigits(currency);
  if (exponent === null) return error("unknownCurrency");
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || text.length > longestText) return error("notANumber");
  const [, sign, mantissa, power] = decimal.exec(text) ?? [];
  if (mantissa === undefined) return error("notANumber");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const significant = (whole + fraction).replace(/^0+/, "");
  const digits = significant.replace(/0+$/, "");
  if (digits === "") return ok({ minor: 0, currency });
  const zeros = significant.length - digits.length - fraction.length + Number(power ?? 0) + exponent;
  if (zeros < 0) return error("tooPrecise");
  if (digits.length + zeros > digitsOfSafeInteger) return error("outOfRange");
  const minor = Number(`${sign}${digits}${"0".repeat(zeros)}`);
  return Number.isSafeInteger(minor) ? ok({ minor, currency }) : error("outOfRange");
}

/**
 * An amount as decimal text in major units with all decimals of its currency: `108.90`, `200` for JPY. Throws for a
 * currency without known decimals and for minor units that are no exact integer: both are bugs of the caller.
 */
export function toDecimal({ minor, currency }: Money): string {
  const exponent = minorDigits(currency);
  if (exponent === null) throw new RangeError(`No decimals are known for ${currency}`);
  if (!Number.isSafeInteger(minor)) throw new RangeError("Minor units must be an exact integer");
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const point = digits.length - exponent;
  const sign = minor < 0 ? "-" : "";
  return sign + (exponent === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`);
}
