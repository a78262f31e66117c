import type { Attempt } from "@/lib/payment/attempt";
import type { Invoice } from "@/lib/payment/invoice";
import { declineGroup, groupRules, quietGroup, type DeclineGroup } from "@/lib/payment/result-codes";
import { isInDoubt, isOpen } from "@/lib/payment/transition";

/** All that decides where a payer stands. `now` is the store's clock. */
export type PaymentFacts = {
  readonly invoice: Invoice;
  /** In order of their number. */
  readonly attempts: readonly Attempt[];
  readonly now: number;
  readonly attemptsLimit: number;
  /** The invoice is being paid by a method that Commerce leads to its provider, not by the Gate. */
  readonly atProvider: boolean;
};

/** What may be tried next. */
export type Retry = {
  readonly card: boolean;
  /** The same card may go through as well. */
  readonly sameCard: boolean;
  readonly otherMethod: boolean;
  readonly left: number;
};

/** `failed`: the merchant tried to send the money back, and it did not work. */
export type Returned = "none" | "part" | "all" | "underway" | "failed" | "chargedBack";

/** Where a payer stands, in one word, with what the page needs to say it. */
export type Outcome =
  | { readonly kind: "payable" }
  /** `isClosed`: nothing new may begin, neither a try nor what the Gate offers to try again. */
  | { readonly kind: "checking"; readonly attempt: Attempt; readonly isClosed: boolean }
  /** `requisites`: the payer pays elsewhere by what our page shows; else a page of the provider's own leads on. */
  | { readonly kind: "atProvider"; readonly by: "requisites" | "page" }
  | { readonly kind: "paid"; readonly attempt: Attempt | null; readonly returned: Returned }
  | { readonly kind: "partial"; readonly attempt: Attempt | null }
  | {
      readonly kind: "declined";
      readonly attempt: Attempt;
      readonly group: DeclineGroup;
      readonly retry: Retry;
    }
  | { readonly kind: "notStarted"; readonly attempt: Attempt }
  | { readonly kind: "failed" }
  | { readonly kind: "expired" }
  | { readonly kind: "cancelled" };

export type OutcomeKind = Outcome["kind"];

/** An invoice closes for new tries at its end, by the store's clock; a running try may finish. */
export const isExpired = (invoice: Invoice, now: number): boolean =>
  invoice.status === "expired" || (invoice.expiresAt !== null && now >= invoice.expiresAt);

/**
 * The one reading of the facts. The order of the questions is the rule: money that was taken comes first, then doubt,
 * then what closed, then what failed, then what is still open.
 */
export function outcomeOf(facts: PaymentFacts): Outcome {
  const { invoice, attempts, now } = facts;
  const paid = attempts.find((attempt) => attempt.state === "paid");
  if (paid) return { kind: "paid", attempt: paid, returned: returnedOf(invoice, paid) };
  const partial = attempts.find((attempt) => attempt.state === "partial");
  if (partial) {
    const returned = returnedOf(invoice, partial);
    return returned === "none" || returned === "failed"
      ? { kind: "partial", attempt: partial }
      : { kind: "paid", attempt: partial, returned };
  }
  const open = attempts.find((attempt) => isOpen(attempt.state));
  // Commerce may know before us; but while a try is open, paid is only shown on the Gate's own verified word.
  if (open) return checking(facts, open);
  if (isPaidInCommerce(invoice)) return { kind: "paid", attempt: null, returned: returnedOf(invoice, null) };
  // After it: what was shown as paid is not taken back by doubt about another try that had ended.
  const doubtful = attempts.find(isInDoubt);
  if (doubtful) return checking(facts, doubtful);
  if (invoice.status === "partlyPaid") return { kind: "partial", attempt: null };
  if (invoice.status === "cancelled") return { kind: "cancelled" };
  // Before the clock: a payment that a provider has may still end well, until Commerce says that it will not.
  if (facts.atProvider && invoice.status === "running")
    return { kind: "atProvider", by: invoice.flow === null && invoice.requisites ? "requisites" : "page" };
  if (isExpired(invoice, now)) return { kind: "expired" };
  const last = attempts.at(-1);
  if (last?.state === "refused" && invoice.status !== "failed") return { kind: "notStarted", attempt: last };
  if (last?.state === "declined") return declined(facts, last);
  return invoice.status === "failed" ? { kind: "failed" } : { kind: "payable" };
}

/** Closed to new tries, for whatever reason: what is running may finish. */
const isClosed = ({ invoice, now }: PaymentFacts): boolean =>
  isExpired(invoice, now) || (invoice.status !== "open" && invoice.status !== "running");

/** Where Commerce says that money came, nobody is told that none was taken, and nobody is asked for it again. */
function checking(facts: PaymentFacts, attempt: Attempt): Outcome {
  const { invoice } = facts;
  const isOffer = attempt.asked?.instruction.kind === "retryOffer";
  const isTaken = isPaidInCommerce(invoice) || invoice.status === "partlyPaid";
  return {
    kind: "checking",
    attempt: isOffer && isTaken ? { ...attempt, asked: null } : attempt,
    isClosed: isClosed(facts),
  };
}

function declined(facts: PaymentFacts, attempt: Attempt): Outcome {
  const group = attempt.quiet ? quietGroup(attempt.code) : declineGroup(attempt.code);
  const left = Math.max(0, facts.attemptsLimit - facts.attempts.length);
  const open = facts.invoice.status !== "failed";
  const rule = groupRules[group];
  const retry: Retry = {
    card: open && left > 0 && rule.retry,
    sameCard: rule.sameCard,
    otherMethod: open && rule.otherMethod,
    left,
  };
  return { kind: "declined", attempt, group, retry };
}

const isPaidInCommerce = (invoice: Invoice): boolean =>
  ["paid", "refunding", "refundFailed", "refunded", "partlyRefunded", "chargedBack"].includes(invoice.status);

function returnedOf(invoice: Invoice, attempt: Attempt | null): Returned {
  if (invoice.status === "chargedBack") return "chargedBack";
  if (invoice.status === "refunded" || attempt?.returned === "all") return "all";
  if (invoice.status === "partlyRefunded" || attempt?.returned === "part") return "part";
  if (invoice.status === "refundFailed") return "failed";
  return invoice.status === "refunding" ? "underway" : "none";
}
