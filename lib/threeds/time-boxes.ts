import type { Attempt } from "@/lib/payment/attempt";

/** How long the bank's hidden page may look at a device; then the payment goes on without it. Source: gate.md 8.4. */
export const deviceCheckMs = 10_000;

/** How long banks usually wait for the payer before they give up; differs by provider. Source: gate.md 8.4. */
export const challengeMs = 30 * 60_000;

/** When a running device check is to be ended, ms of the store's clock; never where none is running. */
export const deviceCheckEnd = (asked: Attempt["asked"]): number =>
  asked?.instruction.kind === "deviceCheck" ? (asked.since ?? 0) + deviceCheckMs : Infinity;
