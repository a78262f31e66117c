import type { Attempt } from "@/lib/payment/attempt";

/** Messages come some seconds after their date, and clocks differ by some: that is no doubt. */
const toleranceMs = 60_000;

/**
 * When an instant of the Gate's clock is by our own, at the earliest and at the latest, in milliseconds. A message that
 * came before its date shows how far the Gate's clock is ahead. One that came long after it leaves a doubt: the clock
 * may be behind, or the message was late.
 */
export function ownTimes(
  instant: number,
  { at, since }: Pick<NonNullable<Attempt["asked"]>, "at" | "since">,
): { readonly earliest: number; readonly latest: number } {
  const offset = at === null || since === undefined ? 0 : since - at;
  if (Math.abs(offset) <= toleranceMs) return { earliest: instant, latest: instant };
  return { earliest: instant + Math.min(offset, 0), latest: instant + offset };
}
