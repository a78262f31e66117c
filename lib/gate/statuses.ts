import "server-only";
import type { GateNews } from "@/lib/payment/news";

type Meaning = Exclude<GateNews["status"], "notFound">;

/**
 * What each payment status of the Gate means here: the documented ones and those that the vendor's own code knows. A
 * name that is not here is still in progress: waiting is never wrong. Source: gate.md 7.2.
 */
export const paymentStatuses = {
  processing: "waiting",
  "awaiting 3ds result": "waiting",
  "awaiting merchant auth": "waiting",
  "awaiting redirect result": "waiting",
  "awaiting customer action": "waiting",
  "awaiting clarification": "waiting",
  "awaiting customer": "waiting",
  success: "success",
  decline: "decline",
  error: "error",
  "partially paid": "partial",
  "partially refunded": "partlyReturned",
  refunded: "returned",
  "partially reversed": "partlyReturned",
  reversed: "returned",
  // Of payments in two stages.
  "awaiting capture": "waiting",
  canceled: "decline",
  cancelled: "decline",
  // Only in the vendor's code.
  initial: "waiting",
  "awaiting approval": "waiting",
  "awaiting clarify data": "waiting",
  "external processing": "waiting",
  "external error": "decline",
  "internal error": "decline",
  "scheduled recurring processing": "waiting",
  "partially paid out": "waiting",
  "invoice sent": "waiting",
  "invoice cancelled": "decline",
  "awaiting payment": "waiting",
  expired: "decline",
  "awaiting retry": "waiting",
  "awaiting clearing": "waiting",
  "awaiting confirmation": "waiting",
  "awaiting finalization": "waiting",
  "decline renewal": "waiting",
  unknown: "waiting",
} as const satisfies Readonly<Record<string, Meaning>>;

/**
 * What each kind of operation is to a payment: one of them that takes money or asks for it, one that gives it back, or
 * one that says nothing of this payment. Source: gate.md 7.3.
 */
export const operationTypes = {
  sale: "takes",
  auth: "takes",
  capture: "takes",
  incremental: "takes",
  recurring: "takes",
  "account verification": "takes",
  invoice: "takes",
  "customer action": "takes",
  "payment confirmation": "takes",
  "contract registration": "takes",
  "manual change": "takes",
  cancel: "takes",
  "recurring update": "takes",
  "recurring cancel": "takes",
  refund: "returns",
  reversal: "returns",
  "refund reverse": "returns",
} as const satisfies Readonly<Record<string, "takes" | "returns">>;

const meanings: ReadonlyMap<string, Meaning> = new Map(Object.entries(paymentStatuses));
const operations: ReadonlyMap<string, "takes" | "returns"> = new Map(Object.entries(operationTypes));

export const meaningOf = (status: string): Meaning => meanings.get(status.toLowerCase()) ?? "waiting";

/** Whether an operation gives money back: its own end says nothing of the payment's. Source: gate.md 7.3. */
export const isReturning = (type: string | null | undefined): boolean =>
  operations.get(type?.toLowerCase() ?? "") === "returns";
