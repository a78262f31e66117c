import "server-only";
import type { Money } from "@/lib/money/money";
import { toDecimal } from "@/lib/money/parse-amount";
import type { Invoice } from "@/lib/payment/invoice";
import type { PublicApiFault } from "@/lib/public-api/fault";
import { readInvoice } from "@/lib/public-api/get-invoice";
import { request, type PublicApi } from "@/lib/public-api/request";
import { present, toJsonAmount } from "@/lib/public-api/to-wire";
import type { Result } from "@/lib/result";

/** Who pays, as the payment link tells it. Source: public-api.md 2.2. */
export type Customer = {
  readonly referenceId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
};

/** What is asked of Commerce for a payment link with parameters. Source: public-api.md 3.4. */
export type NewInvoice = {
  readonly publicKey: string;
  readonly amount: Money;
  /** Unique for one merchant account: it makes the creation happen once. */
  readonly referenceId: string;
  readonly description: string | null;
  readonly returnUrl: string | null;
  /** With a service, Commerce processes the invoice at once. */
  readonly service: string | null;
  readonly serviceFields: Readonly<Record<string, string>>;
  readonly customer: Customer | null;
  readonly metadata: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly expiresAt: number | null;
};

/**
 * Makes an invoice. After `unavailable` it may exist or not: the same `referenceId` tells, as `duplicate`.
 * Source: public-api.md 3.4.
 */
export const createInvoice = async (
  api: PublicApi,
  input: NewInvoice,
): Promise<Result<Invoice, PublicApiFault>> => {
  const customer = input.customer && {
    reference_id: input.customer.referenceId,
    ...present({ name: input.customer.name, email: input.customer.email, phone: input.customer.phone }),
  };
  const body = present({
    public_key: input.publicKey,
    reference_id: input.referenceId,
    description: input.description,
    currency: input.amount.currency,
    amount: toJsonAmount(toDecimal(input.amount)),
    service: input.service,
    service_fields: present(input.serviceFields),
    return_url: input.returnUrl,
    metadata: present(input.metadata),
    customer,
    expires: input.expiresAt === null ? null : Math.floor(input.expiresAt / 1000),
  });
  return readInvoice(await request(api, "payment-invoices", body), null);
};
