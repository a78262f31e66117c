import type { CardResult } from "@/e2e/sandbox/gate/cards";
import type { Outcome } from "@/e2e/sandbox/gate/faults";
import type { CallbackFaults } from "@/e2e/sandbox/shared/faults";

/** Minor units. */
export type Sum = { readonly amount: number; readonly currency: string };

export type Status = "processing" | "success" | "decline" | "error" | "partially refunded" | "refunded";

/** A card as the Gate may remember it: no PAN, no CVV; its scenario stands in for the number. */
export type Instrument = {
  readonly token: string;
  readonly savedId: number | null;
  readonly projectId: number;
  readonly customerId: string;
  readonly number: string;
  readonly brand: string;
  readonly holder: string;
  readonly month: number;
  readonly year: number;
  readonly result: CardResult;
};

/** Times are milliseconds since 1970. */
export type Operation = {
  readonly id: number;
  readonly type: "sale" | "refund";
  readonly requestId: string;
  /** The merchant's own number of a refund. */
  readonly refundId: string | null;
  readonly sum: Sum;
  readonly createdAt: number;
  status: "processing" | "success" | "decline";
  code: string;
  at: number;
};

export type WireError = { readonly code: string; readonly message: string; readonly field?: string };

export type CallbackTargets = {
  readonly any: string | null;
  readonly success: string | null;
  readonly decline: string | null;
  readonly delayMs: number;
  readonly disabled: boolean;
};

export type Payment = {
  readonly projectId: number;
  readonly id: string;
  readonly invoiceId: string | null;
  readonly requested: Sum;
  readonly description: string;
  readonly customer: { readonly id?: string; readonly phone?: string };
  instrument: Instrument | null;
  readonly saveCard: boolean;
  readonly targets: CallbackTargets;
  readonly plan: Plan;
  /** Keyed digest of the request body: tells a safe resend from a second payment without keeping the body. */
  readonly fingerprint: string;
  readonly requestId: string;
  readonly acceptedAt: number;
  readonly operations: Operation[];
  status: Status;
  /** What was taken; until then what was asked for. */
  taken: Sum;
  /** Minor units that went back. */
  returned: number;
  at: number;
  errors: readonly WireError[];
};

/** What will happen to a payment: decided once, at the sale. */
export type Plan = {
  readonly outcome: Outcome;
  readonly bankMs: number;
  readonly callback: CallbackFaults;
};

export type Delivery = { readonly url: string; readonly body: string; readonly status: string };

/** All that came in and went out under one `payment_id`, whether or not a payment was ever accepted. */
export type Dossier = {
  readonly projectId: number;
  readonly paymentId: string;
  invoiceId: string | null;
  payment: Payment | null;
  sales: number;
  statusQueries: number;
  lastCallback: Delivery | null;
  readonly callbacks: { at: number; status: string; http: number; forged?: string }[];
};
