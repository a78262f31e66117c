import "server-only";
import type { LinkCustomer } from "@/lib/forms/link-customer";
import type { Money } from "@/lib/money/money";
import { toDecimal } from "@/lib/money/parse-amount";
import type { Invoice } from "@/lib/payment/invoice";
import type { PublicApiFault } from "@/lib/public-api/fault";
import { readInvoice } from "@/lib/public-api/get-invoice";
import { request, type PublicApi } from "@/lib/public-api/request";
import { present, toJsonAmount } from "@/lib/public-api/to-wire";
import type { Result } from "@/lib/result";

/** What is asked of Commerce for a payment link with parameters. Source: public-api.md 3.4. */
export type NewInvoice = {
  readonly publicKey: string;
  readonly amount: Money;
  /** Unique for one merchant account: it makes the creation happen once. */
  readonly referenceId: string;
  readonly description: string | null;
  readonly returnUrl: string | null;
  readonly returnUrls?: Readonly<Record<"success" | "pending" | "fail", string | null>>;
  /** With a service, Commerce processes the invoice at once. */
  readonly service: string | null;
  readonly serviceFields: Readonly<Record<string, string>>;
  readonly customer: LinkCustomer | null;
  readonly metadata: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly expiresAt: number | null;
};

const customerMembers = ({ address, ...customer }: LinkCustomer) =>
  present({
    reference_id: customer.referenceId,
    name: customer.name,
    email: customer.email,
    phone: customer.phone,
    date_of_birth: customer.dateOfBirth,
    individual_tax_id: customer.individualTaxId,
    metadata: customer.metadata,
    address: present({
      country: address.country,
      city: address.city,
      post_code: address.postCode,
      region: address.region,
      street: address.street,
      full_address: address.fullAddress,
    }),
  });

/**
 * Makes an invoice. After `unavailable` it may exist or not: the same `referenceId` tells, as `duplicate`.
 * Source: public-api.md 3.4.
 */
export const createInvoice = async (
  api: PublicApi,
  input: NewInvoice,
): Promise<Result<Invoice, PublicApiFault>> => {
  const body = present({
    public_key: input.publicKey,
    reference_id: input.referenceId,
    description: input.description,
    currency: input.amount.currency,
    amount: toJsonAmount(toDecimal(input.amount)),
    service: input.service,
    service_fields: present(input.serviceFields),
    return_url: input.returnUrl,
    return_urls: present(input.returnUrls ?? {}),
    metadata: present(input.metadata),
    customer: input.customer && customerMembers(input.customer),
    expires: input.expiresAt === null ? null : Math.floor(input.expiresAt / 1000),
  });
  return readInvoice(await request(api, "payment-invoices", body), null);
};
