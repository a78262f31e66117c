import "server-only";
import type { InvoiceId } from "@/lib/payment/invoice";
import { watchInvoice } from "@/lib/store/watch";

/** Calls `listener` after each stored change of an invoice, whichever instance stored it. Returns the way to stop. */
export const watchPayment = (id: InvoiceId, listener: () => void): (() => void) => watchInvoice(id, listener);
