import "server-only";
import type { Invoice, InvoiceId } from "@/lib/payment/invoice";
import { unavailable, type PublicApiFault } from "@/lib/public-api/fault";
import { request, type PublicApi } from "@/lib/public-api/request";
import { toInvoice } from "@/lib/public-api/to-invoice";
import type { Resource } from "@/lib/public-api/wire";
import { error, ok, type Result } from "@/lib/result";

/** The invoice in an answer; an answer about another one than asked is garbage. */
export const readInvoice = (
  answer: Result<Resource, PublicApiFault>,
  asked: InvoiceId | null,
): Result<Invoice, PublicApiFault> => {
  if (!answer.ok) return answer;
  const invoice = toInvoice(answer.value);
  const isRight = invoice !== null && (asked === null || invoice.id === asked);
  return isRight ? ok(invoice) : error(unavailable("garbage"));
};

/** Where an invoice stands. The key is sent where it is known; Commerce may do without. Source: public-api.md 3.6. */
export const getInvoice = async (
  api: PublicApi,
  id: InvoiceId,
  publicKey: string | null,
): Promise<Result<Invoice, PublicApiFault>> => {
  const query = publicKey === null ? "" : `?public_key=${encodeURIComponent(publicKey)}`;
  return readInvoice(await request(api, `payment-invoices/${encodeURIComponent(id)}${query}`), id);
};
