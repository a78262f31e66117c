import type { MaskedCard } from "@/lib/payment/attempt";
import type { Ask } from "@/lib/payment/instruction";
import type { Money } from "@/lib/money/money";

/**
 * What the Gate keeps of a card so that it can pay again. The token is a secret: it goes to the vault and nowhere else.
 * `expiry`: the last month in which the card is good, year with four digits. Source: gate.md 6.2, 13.
 */
export type CardOnFile = {
  readonly token: string | null;
  readonly accountId: number | null;
  readonly expiry: { readonly month: number; readonly year: number } | null;
};

/**
 * What a verified callback or a verified status answer says, in our words. `lib/gate` makes it, the heart reads it.
 *
 * `status`: `waiting` covers every non-final and every unknown wire status; `error` means rejected in validation, so
 * that the same `payment_id` may be used again; `notFound` is the Gate's 3061 and 3062. Source: gate.md 4.4, 6, 7.2.
 */
export type GateNews = {
  readonly source: "callback" | "status";
  readonly projectId: number;
  readonly paymentId: string;
  readonly status:
    "waiting" | "success" | "partial" | "decline" | "error" | "notFound" | "returned" | "partlyReturned";
  readonly wireStatus: string;
  readonly code: string | null;
  /** `payment.sum`: null where the message carries none. */
  readonly sum: Money | null;
  readonly card: MaskedCard | null;
  readonly operationId: string | null;
  readonly requestId: string | null;
  /** What the payer must do next, where the Gate said so. */
  readonly ask: Ask | null;
  /** Only with a payment that went through, and only where the Gate names it. */
  readonly onFile: CardOnFile | null;
  /** Operation time of the Gate in milliseconds, null where unknown. */
  readonly at: number | null;
};
