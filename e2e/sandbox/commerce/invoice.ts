import type { Account } from "@/e2e/sandbox/commerce/accounts";
import type { Service } from "@/e2e/sandbox/commerce/services";

export type Status =
  | "created"
  | "process_pending"
  | "processed"
  | "partially_processed"
  | "process_failed"
  | "expired"
  | "terminated"
  | "refund_pending"
  | "refund_failed"
  | "refunded"
  | "partially_refunded"
  | "charged_back"
  | "partially_charged_back";

export type Item = { name: string; quantity: number; minor: number };

export type Card = {
  mask: string;
  first6: string;
  last4: string;
  brand: string | null;
  expiry_month: string;
  expiry_year: string;
  holder: string | null;
};

export type FlowData = {
  action: string | null;
  method: "GET" | "POST";
  /** The platform writes them as a map or as a list of pairs. */
  params: Record<string, string> | { name: string; value: string }[];
  metadata: Record<string, unknown>;
};

export type Refund = {
  id: string;
  referenceId: string;
  description: string | null;
  status: "processing" | "processed" | "failed";
  minor: number;
  created: number;
};

export type CallbackLog = {
  at: number;
  status: Status;
  retry: number;
  /** HTTP status of the shop's answer, null when there was none. */
  http: number | null;
};

/** A payment invoice. Money in minor units, times in UNIX seconds. */
export type Invoice = {
  readonly id: string;
  readonly account: Account;
  readonly source: "public" | "private";
  readonly referenceId: string;
  status: Status;
  resolution: string;
  amount: number;
  /** What the payer pays: the amount and the commission where the account adds one. */
  paymentAmount: number;
  readonly currency: string;
  readonly description: string | null;
  readonly items: readonly Item[] | null;
  readonly metadata: Record<string, unknown>;
  readonly customer: Record<string, unknown> | null;
  service: Service | null;
  flowData: FlowData | null;
  readonly returnUrl: string | null;
  readonly returnUrls: Account["returnUrls"];
  readonly callbackUrl: string;
  readonly created: number;
  updated: number;
  expires: number;
  processed: number | null;
  /** What was really taken. */
  taken: number | null;
  refunded: number;
  readonly refunds: Refund[];
  card: Card | null;
  /** `pay_…` of the provider's page. */
  payId: string | null;
  /** The Gate's payment that brought the money. */
  gatePaymentId: string | null;
  /** The Gate's payments that are under way, and those that ended in a decline. */
  readonly running: Set<string>;
  readonly declined: Set<string>;
  readonly callbackLogs: CallbackLog[];
};

const FINAL: Readonly<Record<Status, boolean>> = {
  created: false,
  process_pending: false,
  processed: true,
  partially_processed: true,
  process_failed: true,
  expired: true,
  terminated: true,
  refund_pending: true,
  refund_failed: true,
  refunded: true,
  partially_refunded: true,
  charged_back: true,
  partially_charged_back: true,
};

/** No further try to pay is possible. */
export const isFinal = (status: Status): boolean => FINAL[status];

export const isStatus = (value: unknown): value is Status =>
  typeof value === "string" && Object.hasOwn(FINAL, value);

/** Money has come in, whatever became of it since. */
export const isTaken = (invoice: Invoice): boolean => invoice.taken !== null;
