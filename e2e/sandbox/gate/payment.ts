import type { CardResult, ThreeDs } from "@/e2e/sandbox/gate/cards";
import type { Outcome } from "@/e2e/sandbox/gate/faults";
import type { Step, StepStatus } from "@/e2e/sandbox/gate/step";
import type { Cancel } from "@/e2e/sandbox/shared/clock";
import type { AcsFaults, CallbackFaults } from "@/e2e/sandbox/shared/faults";

/** Minor units. */
export type Sum = { readonly amount: number; readonly currency: string };

type Ended =
  "success" | "decline" | "error" | "partially refunded" | "refunded" | "partially reversed" | "reversed";

export type Status = "processing" | StepStatus | Ended;

const OPEN = new Set<Status>([
  "processing",
  "awaiting 3ds result",
  "awaiting merchant auth",
  "awaiting redirect result",
  "awaiting customer action",
  "awaiting clarification",
  "awaiting customer",
]);

export const isOpen = (payment: Payment): boolean => OPEN.has(payment.status);

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
  readonly threeds: ThreeDs | null;
};

/** Times are milliseconds since 1970. */
export type Operation = {
  readonly id: number;
  readonly type: "sale" | "refund" | "reversal";
  readonly requestId: string;
  /** The merchant's own number of a refund. */
  readonly refundId: string | null;
  readonly sum: Sum;
  readonly createdAt: number;
  status: "processing" | StepStatus | "success" | "decline";
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

/** What a payment waits for, and how the one who has it may be recognised. */
export type Awaiting = {
  readonly step: Step;
  /** Names the page at the bank or provider, cannot be guessed. */
  readonly id: string;
  /** Members that the message about the payment carries, and those inside its `payment`. */
  readonly message: object;
  readonly members: object;
  /** What the payer's browser has to bring to that page, and nothing else. */
  readonly fields: Readonly<Record<string, string>>;
  readonly validUntil: number | null;
  /** What the bank said, and the very message that it gave the payer to carry. */
  verdict: { readonly passed: boolean; readonly cancelled: boolean; readonly message: string } | null;
  readonly stop: Cancel;
};

export type ReturnUrls = {
  readonly success: string | null;
  readonly decline: string | null;
  readonly return: string | null;
};

export type Payment = {
  readonly projectId: number;
  readonly id: string;
  /** As the platform shows it; no stable key. */
  readonly method: string;
  readonly merchant: string;
  readonly invoiceId: string | null;
  readonly requested: Sum;
  readonly description: string;
  readonly customer: { readonly id?: string; readonly phone?: string };
  /** A phone or an account in place of a card. */
  readonly accountNumber: string | null;
  readonly returnUrls: ReturnUrls;
  /** Sent in the extended 3-D Secure scheme only. */
  readonly acsReturn: { readonly result: string; readonly notification: string | null } | null;
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
  /** What the payer still has to go through. */
  steps: readonly Step[];
  awaiting: Awaiting | null;
  wasOfferedAnotherTry: boolean;
  isAuthenticated: boolean;
  /** What a success takes, minor units: a provider may have asked for a near sum. */
  due: number;
  /** What was taken; until then what was asked for. */
  taken: Sum;
  /** Minor units that went back. */
  returned: number;
  at: number;
  errors: readonly WireError[];
};

/** The try that is under way, or was the last one. */
export const saleOf = (payment: Payment): Operation | undefined =>
  payment.operations.findLast((operation) => operation.type === "sale");

/** What will happen to a payment: decided once, at the sale. */
export type Plan = {
  readonly outcome: Outcome;
  readonly bankMs: number;
  readonly callback: CallbackFaults;
  readonly acs: AcsFaults;
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
  /** Completion indicators of device checks, in the order they came. */
  readonly deviceChecks: boolean[];
  readonly threedsResults: { readonly isGenuine: boolean; readonly passed: boolean }[];
  /** Answers of the merchant's page to what was asked, in the order they came: `clarification`, `resend`, `start`, `finish`. */
  readonly followUps: string[];
  /** Pages of the bank or provider that the payer's browser opened as it was told to. */
  readonly pages: string[];
};
