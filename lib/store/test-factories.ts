import { parseInvoiceId, type Invoice, type InvoiceId } from "@/lib/payment/invoice";
import type { NewAttempt } from "@/lib/store/types";

/** For tests: an id that is one. */
export const invoiceId = (text: string): InvoiceId => {
  const id = parseInvoiceId(text);
  if (id === null) throw new Error("Not an invoice id.");
  return id;
};

/** For tests: an open invoice of 108.90 EUR. */
export const buildInvoice = (id: InvoiceId, changes: Partial<Invoice> = {}): Invoice => ({
  id,
  commerceAccount: "coma_1",
  status: "open",
  wireStatus: "created",
  resolution: null,
  amount: { minor: 10890, currency: "EUR" },
  fee: null,
  description: "Two tickets",
  referenceId: null,
  customer: null,
  lines: [],
  testMode: true,
  service: null,
  flowName: null,
  requisites: null,
  method: null,
  flow: null,
  returnUrls: { success: null, pending: null, fail: null, any: null },
  createdAt: 1_000,
  updatedAt: 1_000,
  expiresAt: null,
  ...changes,
});

/** For tests: the first try of an invoice, holding its slot. */
export const buildAttempt = (id: InvoiceId, changes: Partial<NewAttempt> = {}): NewAttempt => ({
  invoiceId: id,
  number: 1,
  submission: 1,
  paymentId: `${id.toLowerCase()}-00000000-${changes.number ?? 1}`,
  projectId: 42,
  gateMethod: "card",
  method: "payment_card",
  state: "sent",
  holds: true,
  amount: { minor: 10890, currency: "EUR" },
  taken: null,
  returned: "none",
  left: null,
  paidAt: null,
  code: null,
  card: null,
  browser: null,
  token: `${id}-${changes.number ?? 1}`,
  asked: null,
  answered: [],
  announced: null,
  requestId: null,
  operationId: null,
  sentAt: null,
  checks: 0,
  notFound: 0,
  nextCheckAt: null,
  quiet: false,
  ...changes,
});
