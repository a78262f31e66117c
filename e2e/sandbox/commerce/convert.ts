import { exchangeRate } from "@/e2e/sandbox/commerce/services";
import { exponentOf } from "@/e2e/sandbox/shared/money";

const RATE_DIGITS = 8;

/** Minor units of one currency to minor units of another, rounded up so that nothing becomes zero. */
export const convert = (minor: number, from: string, to: string): number => {
  if (from === to) return minor;
  const rate = BigInt(Math.round(exchangeRate(from, to) * 10 ** RATE_DIGITS));
  const up = BigInt(minor) * rate * 10n ** BigInt(exponentOf(to));
  const down = 10n ** BigInt(exponentOf(from) + RATE_DIGITS);
  return Number((up + down - 1n) / down);
};

/** The account's commission on top, rounded half up. */
export const withCommission = (minor: number, basisPoints: number): number =>
  minor + Number((BigInt(minor) * BigInt(basisPoints) + 5_000n) / 10_000n);
