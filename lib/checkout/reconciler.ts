import "server-only";
import { correlate } from "@/lib/logging/correlation";
import { errorFields, log } from "@/lib/logging/log";
import { endAttacks } from "@/lib/store/card-tries";
import { leaseDueAttempts } from "@/lib/store/due";
import { sweepHandOffs } from "@/lib/store/hand-offs";
import { sweepRateWindows } from "@/lib/store/rate";
import { sweepSavedCards } from "@/lib/store/saved-cards";
import { after } from "@/lib/checkout/clock";
import { checkAttempt } from "@/lib/checkout/check-attempt";
import { getEnv } from "@/lib/config/env";

/**
 * A lease is longer than any question to the Gate, so that two instances never ask about one attempt at a time; and
 * hardly longer, since the attempts of an instance that was killed wait for its end.
 */
const leaseMs = (): number => getEnv().gateTimeoutMs + 2_000;
const batch = 10;
/** As long as the cookie that leads to them, see `browserCookie`. */
const cardsUnusedMs = 400 * 24 * 3_600_000;

/** One round: leases what is due, asks, takes in. Returns how many were asked about. */
export async function reconcile(): Promise<number> {
  const due = await leaseDueAttempts(batch, leaseMs());
  const asked = await Promise.allSettled(due.map(checkAttempt));
  for (const each of asked)
    if (each.status === "rejected") log("error", "reconciler.failed", errorFields(each.reason));
  return due.length;
}

/** An attack on a range of cards is named by a hash that says nothing to anybody; only its kind is told. */
async function tellEndedAttacks(): Promise<void> {
  for (const key of await endAttacks()) {
    const [kind = "", account = ""] = key.split(/\.(.*)/s);
    log("info", "attack.ended", kind === "account" ? { account, reason: kind } : { reason: kind });
  }
}

/**
 * Runs rounds for as long as the process lives, in each instance: the leases share the work out. Errors end a round,
 * never the loop: a payment that nobody asks about would stay open for ever.
 */
export function startReconciler(): () => void {
  const pauseMs = Math.min(1_000, getEnv().checkAfterMs / 4);
  let stopped = false;
  let cancel = (): void => undefined;
  let rounds = 0;
  const round = async () => {
    let asked = 0;
    try {
      asked = await correlate(reconcile);
      rounds += 1;
      if (rounds % 30 === 0) await tellEndedAttacks();
      if (rounds % 600 === 0) {
        await sweepRateWindows();
        await sweepSavedCards(cardsUnusedMs);
        await sweepHandOffs();
      }
    } catch (reason) {
      log("error", "reconciler.failed", errorFields(reason));
    }
    if (!stopped) cancel = after(asked === batch ? 0 : pauseMs, () => void round());
  };
  cancel = after(pauseMs, () => void round());
  return () => {
    stopped = true;
    cancel();
  };
}
