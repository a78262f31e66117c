import type { Ask } from "@/lib/payment/instruction";
import type { InvoiceId } from "@/lib/payment/invoice";
import type { Money } from "@/lib/money/money";

/**
 * The states of one try.
 *
 * - `sent`: committed before the first byte left us; nothing is known of the answer. After a crash it stays so until
 *   the Gate is asked.
 * - `accepted`: the Gate has it and is working.
 * - `unknown`: time-out, 5xx or garbage: it may or may not have been taken.
 * - `refused`: it provably did not start (or the Gate says it never heard of it): nothing was taken, and the same
 *   `payment_id` may be used once more.
 * - `declined`: verified terminal decline; only after this may the next attempt exist.
 * - `partial`: verified, but a smaller sum than asked was taken.
 * - `paid`: verified, the whole sum was taken.
 */
export type AttemptState = "sent" | "accepted" | "unknown" | "refused" | "declined" | "partial" | "paid";

/** What may be shown of a card. Source: PCI DSS 3.4.1. */
export type MaskedCard = { readonly brand: string | null; readonly last4: string };

/** When, by the store's clock, the payer last had a code sent for the same ask, and how often. */
export type CodeSent = { readonly at: number; readonly times: number };

/** One try to pay an invoice. Times are milliseconds since 1970, UTC. */
export type Attempt = {
  readonly id: string;
  readonly invoiceId: InvoiceId;
  /** 1 for the first try. */
  readonly number: number;
  /** How many times this same try was handed in; more than one only after `refused`. */
  readonly submission: number;
  readonly paymentId: string;
  readonly projectId: number;
  /** The Gate's method name, e.g. `card`. */
  readonly gateMethod: string;
  /** Commerce's method code, e.g. `payment_card`. */
  readonly method: string;
  readonly state: AttemptState;
  readonly amount: Money;
  /** What was really taken, where the Gate said so. */
  readonly taken: Money | null;
  /** What went back to the payer since, where the Gate said so. */
  readonly returned: "none" | "part" | "all";
  /** What the merchant still has after a part went back, where the Gate said so. */
  readonly left: Money | null;
  /** When it was taken. */
  readonly paidAt: number | null;
  /** The Gate's result code as text, or one of our own causes: `unreachable`, `notFound`, `sumMismatch`, `sumMissing`. */
  readonly code: string | null;
  readonly card: MaskedCard | null;
  /** Hash of the browser cookie that handed it in; only that browser sees the masked card. */
  readonly browser: string | null;
  /** Unguessable: the only key that a bank's page brings back, where no cookie comes along. */
  readonly token: string;
  /**
   * What the Gate wants of the payer now. `at`: the Gate's time of it; `since`: when we learned of it, the store's time.
   * `codeSent`: a code was asked for, not answered.
   */
  readonly asked:
    (Ask & { readonly at: number | null; readonly since?: number; readonly codeSent?: CodeSent }) | null;
  /** Keys of the asks that were answered, each once, and marks of what they were answered with. */
  readonly answered: readonly string[];
  /** The sum that the Gate told the payer to send, where it told one; see `isSumOf`. */
  readonly announced: Money | null;
  /** It was made while cards were tried here in numbers: then no decline tells its reason, now or later. */
  readonly quiet: boolean;
  readonly requestId: string | null;
  /** The Gate's operation number, for support. */
  readonly operationId: string | null;
  readonly createdAt: number;
  readonly sentAt: number | null;
  readonly updatedAt: number;
  readonly checks: number;
  readonly notFound: number;
  readonly nextCheckAt: number | null;
};
