import type { InvoiceId } from "@/lib/payment/invoice";

/**
 * The Gate's `payment_id` of try `number` of an invoice: a pure function of the two, so that every loss of our own
 * state collides at the Gate instead of charging twice. Lower-case, because the Gate may compare without case; the
 * digest keeps apart two invoices whose ids differ only in case. `sha256` gives lower-case hex. Source: gate.md 3.2,
 * 21 row 19.
 */
export const buildPaymentId = (id: InvoiceId, number: number, sha256: (text: string) => string): string =>
  `${id.toLowerCase()}-${sha256(id).slice(0, 8)}-${number}`;
