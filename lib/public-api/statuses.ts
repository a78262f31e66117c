import "server-only";
import type { InvoiceStatus } from "@/lib/payment/invoice";

/**
 * What each status of an invoice means here. A name that is not here is `running`: waiting is never wrong.
 * Source: public-api.md 6.
 */
export const invoiceStatuses = {
  creating: "running",
  created: "open",
  processing: "running",
  process_pending: "running",
  process_error: "running",
  processed: "paid",
  verified: "paid",
  partially_processed: "partlyPaid",
  create_failed: "failed",
  process_failed: "failed",
  verify_failed: "failed",
  expired: "expired",
  terminated: "cancelled",
  refunding: "refunding",
  refund_pending: "refunding",
  refund_error: "refunding",
  // The refund did not work: the money is still with the merchant.
  refund_failed: "refundFailed",
  refunded: "refunded",
  partially_refunded: "partlyRefunded",
  charged_back: "chargedBack",
  partially_charged_back: "chargedBack",
} as const satisfies Readonly<Record<string, InvoiceStatus>>;

const meanings: ReadonlyMap<string, InvoiceStatus> = new Map(Object.entries(invoiceStatuses));

export const meaningOf = (status: string): InvoiceStatus => meanings.get(status) ?? "running";
