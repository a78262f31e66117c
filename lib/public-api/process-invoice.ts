import "server-only";
import type { Invoice, InvoiceId } from "@/lib/payment/invoice";
import type { PublicApiFault } from "@/lib/public-api/fault";
import { readInvoice } from "@/lib/public-api/get-invoice";
import { request, type PublicApi } from "@/lib/public-api/request";
import { present } from "@/lib/public-api/to-wire";
import type { Result } from "@/lib/result";

/** The payer's choice for an invoice that exists. */
export type Choice = {
  readonly publicKey: string | null;
  readonly service: string;
  readonly serviceFields: Readonly<Record<string, string>>;
};

/**
 * Gives an existing invoice its service, so that Commerce leads on (`flow`). `conflict`: it has gone another way
 * already. Not documented publicly: a proposal behind this one function. Source: public-api.md 3.5.
 */
export const processInvoice = async (
  api: PublicApi,
  id: InvoiceId,
  choice: Choice,
): Promise<Result<Invoice, PublicApiFault>> => {
  const body = present({
    public_key: choice.publicKey,
    service: choice.service,
    service_fields: present(choice.serviceFields),
  });
  return readInvoice(await request(api, `payment-invoices/${encodeURIComponent(id)}/process`, body), id);
};
