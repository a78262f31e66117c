import type { Attempt } from "@/lib/payment/attempt";
import type { Display } from "@/lib/payment/instruction";

/**
 * When requisites have to disappear, in milliseconds since 1970, or null: they have no end. Both ways of saying it may
 * come at once; the earlier one counts. A lifetime runs from when we learned of it, by our own clock; where that was not
 * written down, from the Gate's time of the message, else from our own request.
 * Source: gate.md 12.2.
 */
export function displayEnd(
  { expiresAt, lifetimeMs }: Pick<Display, "expiresAt" | "lifetimeMs">,
  { at, since }: Pick<NonNullable<Attempt["asked"]>, "at" | "since">,
  { sentAt }: Pick<Attempt, "sentAt">,
): number | null {
  const from = since ?? at ?? sentAt;
  const ends = [expiresAt, lifetimeMs === null || from === null ? null : from + lifetimeMs];
  const known = ends.filter((end) => end !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** As long a payer who left by a link may be expected back any moment, in milliseconds. */
const soonForMs = 180_000;

/**
 * Seconds between two looks of a browser without script, `shownMs` after the instructions came. Who comes back from a
 * link sees soon that he has paid, as on the waiting page; requisites that are copied by hand stay still.
 */
export const lookAgainSeconds = (
  { links, requisites }: Pick<Display, "links" | "requisites">,
  shownMs: number,
): number => (links.length > 0 && !requisites.some(({ copy }) => copy) && shownMs < soonForMs ? 4 : 20);
