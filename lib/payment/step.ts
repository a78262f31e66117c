import type { Attempt } from "@/lib/payment/attempt";
import type { InstructionKind } from "@/lib/payment/instruction";
import type { Outcome, OutcomeKind } from "@/lib/payment/outcome";
import { isInDoubt } from "@/lib/payment/transition";
import { parseWallet } from "@/lib/payment/wallets";

/** The pages of one invoice. Each is an address below `/pay/{invoiceId}`. */
export type Step =
  | "method"
  | "details"
  | "leave"
  | "screen"
  | "card"
  | "wallet"
  | "redirect"
  | "provider-invoice"
  | "waiting"
  | "result"
  | "device-check"
  | "challenge"
  | "instructions"
  | "clarification"
  | "confirmation"
  | "retry-offer";

/**
 * Which pages belong to which outcome; the first is where the porch sends the payer. A page that is not in the row
 * sends the payer back to the porch: reload, Back, a second tab and a second device are all this one case.
 */
const STEPS = {
  payable: ["method", "details", "card", "wallet", "leave"],
  checking: ["waiting"],
  atProvider: ["waiting", "redirect"],
  paid: ["result"],
  partial: ["result"],
  declined: ["result"],
  notStarted: ["result", "card", "leave"],
  failed: ["result"],
  expired: ["result"],
  cancelled: ["result"],
} as const satisfies Record<OutcomeKind, readonly [Step, ...Step[]]>;

/** The page of each thing that the Gate may ask. A payer may also wait: at a provider's page, or with a code at hand. */
const ASKED_STEPS = {
  deviceCheck: ["device-check"],
  challenge: ["challenge"],
  redirect: ["redirect", "waiting"],
  display: ["instructions"],
  clarification: ["clarification"],
  confirmation: ["confirmation"],
  retryOffer: ["retry-offer", "card"],
} as const satisfies Record<InstructionKind, readonly [Step, ...Step[]]>;

/** What the Gate asks of the payer now, or null: an open try that is not in doubt may ask. */
export const askOf = (outcome: Outcome): Attempt["asked"] =>
  outcome.kind === "checking" && !isInDoubt(outcome.attempt) ? outcome.attempt.asked : null;

/** All pages that a payer with this outcome may stand on, the right one first. */
export function stepsFor(outcome: Outcome): readonly [Step, ...Step[]] {
  const ask = askOf(outcome);
  if (ask !== null) return askedSteps(ask.instruction.kind, outcome);
  if (outcome.kind === "atProvider" && outcome.by === "requisites") return ["provider-invoice"];
  const base: readonly [Step, ...Step[]] = STEPS[outcome.kind];
  // It is handed in again as itself, by card, or by another method of the Gate: who chose a method that the Gate refuses
  // is not left with it alone.
  if (outcome.kind === "notStarted" && parseWallet(outcome.attempt.method) !== null)
    return ["result", "wallet", "card", "leave"];
  if (outcome.kind === "notStarted" && outcome.attempt.gateMethod !== "card")
    return ["result", "details", "card", "method", "leave"];
  if (outcome.kind !== "declined") return base;
  const { card, otherMethod } = outcome.retry;
  return [
    ...base,
    ...(card ? (["card", "wallet"] as const) : []),
    ...(otherMethod ? (["method", "details"] as const) : []),
  ];
}

/** The offer of another try holds for the same method only. Source: gate.md 17. */
function askedSteps(kind: InstructionKind, outcome: Outcome): readonly [Step, ...Step[]] {
  const isChecking = outcome.kind === "checking";
  if (kind === "retryOffer" && isChecking && outcome.isClosed) return ["retry-offer"];
  const byCard = isChecking && outcome.attempt.gateMethod === "card";
  const byWallet = isChecking && parseWallet(outcome.attempt.method) !== null;
  if (kind === "retryOffer" && byWallet) return ["retry-offer", "wallet"];
  return kind === "retryOffer" && !byCard ? ["retry-offer", "details"] : ASKED_STEPS[kind];
}

/** The page that owns this outcome. */
export const stepFor = (outcome: Outcome): Step => stepsFor(outcome)[0];

/** Whether a payer with this outcome may stand on that page. */
export const mayStandOn = (outcome: Outcome, step: Step): boolean => stepsFor(outcome).includes(step);

/**
 * Whether a new try by card may begin now, and under which number. A `refused` one is handed in again as itself, and so
 * is a declined one that the Gate offers to try again: it is one payment there, which it charges once. Source: gate.md 17.
 */
export function nextTry(
  outcome: Outcome,
  attemptsSoFar: number,
): { readonly kind: "new"; readonly number: number } | { readonly kind: "again" } | { readonly kind: "no" } {
  if (outcome.kind === "notStarted") return { kind: "again" };
  if (outcome.kind === "checking" && askOf(outcome)?.instruction.kind === "retryOffer")
    return { kind: outcome.isClosed ? "no" : "again" };
  if (outcome.kind === "payable") return { kind: "new", number: attemptsSoFar + 1 };
  if (outcome.kind === "declined" && outcome.retry.card) return { kind: "new", number: attemptsSoFar + 1 };
  return { kind: "no" };
}
