import type { Attempt } from "@/lib/payment/attempt";
import type { Outcome } from "@/lib/payment/outcome";

/** A payment that one screen shows and a phone takes over. Instants in milliseconds by the store's clock. */
export type HandOff = {
  /** Known to the screen that made it. */
  readonly id: string;
  readonly invoiceId: string;
  readonly code: string;
  readonly expiresAt: number;
  /** When a phone took it; null: none has. */
  readonly openedAt: number | null;
};

/**
 * What the screen shows. `open`: the code; `over`: its time is up; `opened`: a phone has it; `quiet`: and does nothing;
 * `paying`; `failed`: the phone's try ended without money; `done`: the result's own page says it.
 */
export type ScreenState = "open" | "over" | "opened" | "quiet" | "paying" | "failed" | "done";

/** After this a screen offers a new code: the phone may be gone. Source: devices.md 3.1. */
const quietAfterMs = 120_000;

/** Whether anybody may begin to pay now, so that handing over makes sense. */
export const mayBePaid = (outcome: Outcome): boolean =>
  outcome.kind === "payable" ||
  outcome.kind === "notStarted" ||
  (outcome.kind === "declined" && (outcome.retry.card || outcome.retry.otherMethod));

/** A decline without the bank's last word is no end: money may have moved. */
const isUnderway = (outcome: Outcome): boolean =>
  outcome.kind === "checking" ||
  outcome.kind === "atProvider" ||
  (outcome.kind === "declined" && outcome.group === "stillWaiting");

/** Where a hand-off stands. A code opens nothing while a payment is under way, and nothing that has ended. */
export function screenState(
  handOff: Pick<HandOff, "expiresAt" | "openedAt">,
  payment: { readonly outcome: Outcome; readonly attempts: readonly Attempt[]; readonly now: number },
): ScreenState {
  const { outcome, attempts, now } = payment;
  const { openedAt } = handOff;
  if (openedAt === null) {
    if (!mayBePaid(outcome)) return "done";
    return now < handOff.expiresAt ? "open" : "over";
  }
  if (isUnderway(outcome)) return "paying";
  const triedSince = (attempts.at(-1)?.updatedAt ?? 0) >= openedAt;
  if ((outcome.kind === "declined" || outcome.kind === "notStarted") && triedSince) return "failed";
  if (!mayBePaid(outcome)) return "done";
  return now - openedAt > quietAfterMs ? "quiet" : "opened";
}

/** Whether the screen that made the hand-off belongs on its page, and on no page where one pays. */
export const isHandedOff = (state: ScreenState): boolean => state !== "over" && state !== "done";
