import type { OrderItem, OrderState } from "@/e2e/scenarios/types";

/** One message of the platform, as it came in. */
export type ReceivedCallback = {
  /** When it came, milliseconds since 1970. */
  at: number;
  invoiceId: string;
  status: string;
  resolution: string;
  /** The platform's own time of the change, in seconds; messages are put in order by it. */
  updated: number;
  retry: number;
  /** Whether the shop believes it. A link shows its amount to the payer, who may have changed it. */
  verdict: "ok" | "signatureWrong" | "amountWrong";
  /** Minor units that were taken and given back, where the message says so. */
  taken: number | null;
  refunded: number | null;
};

export type Order = {
  readonly reference: string;
  minor: number;
  readonly currency: string;
  readonly description: string;
  readonly items: readonly OrderItem[];
  readonly link: "parameters" | "invoice";
  readonly accountId: string;
  readonly createdAt: number;
  /** Known at once for an invoice of our own, else from the first message. */
  invoiceId: string | null;
  /** Where the payer pays, with the host of whoever asked. */
  url: string;
  readonly callbacks: ReceivedCallback[];
};

const STATES: Readonly<Record<string, OrderState>> = {
  created: "new",
  processing: "waiting",
  process_pending: "waiting",
  process_error: "waiting",
  processed: "paid",
  partially_processed: "partlyPaid",
  process_failed: "failed",
  expired: "expired",
  terminated: "cancelled",
  refunding: "refunding",
  refund_pending: "refunding",
  refund_error: "refunding",
  refund_failed: "paid",
  refunded: "refunded",
  partially_refunded: "partlyRefunded",
  charged_back: "chargedBack",
  partially_charged_back: "chargedBack",
};

/** The latest message that the shop believes, whatever order they came in. */
export const latestCallback = (order: Order): ReceivedCallback | null => {
  let latest: ReceivedCallback | null = null;
  for (const one of order.callbacks)
    if (one.verdict === "ok" && (latest === null || one.updated >= latest.updated)) latest = one;
  return latest;
};

/** What the messages say of the money. Addresses that a payer comes back to say nothing. */
export const stateOf = (order: Order): OrderState => {
  const latest = latestCallback(order);
  return latest === null ? "new" : (STATES[latest.status] ?? "waiting");
};

export const isRefundable = (state: OrderState): boolean =>
  state === "paid" || state === "partlyPaid" || state === "partlyRefunded";

/** Minor units that can still go back. */
export const refundableMinor = (order: Order): number => {
  const latest = latestCallback(order);
  return (latest?.taken ?? 0) - (latest?.refunded ?? 0);
};
