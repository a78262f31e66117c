import { toAsciiDigits } from "@/lib/card/digits";
import { error, ok, type Result } from "@/lib/result";

/** The last month in which a card is good; `month` 1 to 12, `year` with four digits. */
export type Expiry = { readonly month: number; readonly year: number };

export type ExpiryFault = "missing" | "month" | "year" | "past";

/** The Gate takes no earlier year. Source: gate.md 3.2. */
const firstYear = 2020;
const hour = 3_600_000;

/** A card is good to the end of its month where the day ends last, twelve hours behind UTC. `now` in milliseconds. */
export const isPast = ({ month, year }: Expiry, now: number): boolean =>
  now >= Date.UTC(year, month, 1) + 12 * hour;

/**
 * Reads a card's end from two fields, or from the first one alone when autofill or a payer put all of it there (MM/YY,
 * MMYY, MM/YYYY, MMYYYY, YYYY-MM). Years reach to 2099. In test mode the past is allowed: test cards steer their outcome
 * by it, use `isPast` to warn. Source: devices.md 4.1, public-api.md 12.
 */
export function parseExpiry(
  monthText: string,
  yearText: string,
  { now, testMode }: { readonly now: number; readonly testMode: boolean },
): Result<Expiry, ExpiryFault> {
  const first = toAsciiDigits(monthText).trim().slice(0, 20);
  const second = toAsciiDigits(yearText).trim().slice(0, 20);
  if (first === "" && second === "") return error("missing");
  const [month, year] = splitWhole(first) ?? [first, second];
  if (!/^\d{1,2}$/.test(month) || Number(month) < 1 || Number(month) > 12) return error("month");
  if (!/^(20)?\d\d$/.test(year)) return error("year");
  const expiry = { month: Number(month), year: 2000 + (Number(year) % 100) };
  if (expiry.year < firstYear || (!testMode && isPast(expiry, now))) return error("past");
  return ok(expiry);
}

function splitWhole(text: string): readonly [month: string, year: string] | null {
  const [, leadingYear, lastMonth] = /^(20\d\d)\D*(\d\d)$/.exec(text) ?? [];
  if (leadingYear !== undefined && lastMonth !== undefined) return [lastMonth, leadingYear];
  const [, month, year] = /^(\d{2}|\d(?=\D))\D*((?:20)?\d\d)$/.exec(text) ?? [];
  return month !== undefined && year !== undefined ? [month, year] : null;
}
