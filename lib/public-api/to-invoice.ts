import "server-only";
import { z } from "zod";
import { toMinor } from "@/lib/money/parse-amount";
import type { Money } from "@/lib/money/money";
import { parseInvoiceId, type Invoice, type InvoiceLine } from "@/lib/payment/invoice";
import { meaningOf } from "@/lib/public-api/statuses";
import { toCustomer } from "@/lib/public-api/to-customer";
import { toFlow } from "@/lib/public-api/to-flow";
import { toRequisites } from "@/lib/public-api/to-requisites";
import { flag, instant, maybeObject, maybeText, type Resource } from "@/lib/public-api/wire";

const amount = z.union([z.string(), z.number()]).nullish();

const invoice = z.object({
  status: z.string(),
  resolution: maybeText,
  amount,
  payment_amount: amount,
  currency: z.string().transform((code) => code.toUpperCase()),
  description: maybeText,
  reference_id: maybeText,
  source: maybeText,
  test_mode: flag,
  service: maybeText,
  flow: maybeText,
  flow_data: z.unknown().optional(),
  items: z.array(z.unknown()).catch([]),
  return_url: maybeText,
  return_urls: maybeObject({ success: maybeText, pending: maybeText, fail: maybeText }),
  created: instant,
  updated: instant,
  expires: instant,
});

const related = maybeObject({ data: maybeObject({ id: maybeText }) });
const relationships = maybeObject({
  "commerce-account": related,
  "payment-service": related,
  "payment-method": related,
  customer: related,
});

const line = z.object({
  name: z.string().min(1),
  quantity: maybeText,
  amount: z.union([z.string(), z.number()]),
});

const toLine = (value: unknown, currency: string): readonly InvoiceLine[] => {
  const wire = line.safeParse(value).data;
  const money = wire && toMoney(wire.amount, currency);
  if (!wire || !money) return [];
  const quantity = Number(wire.quantity ?? Number.NaN);
  return [{ label: wire.name, quantity: quantity > 0 ? quantity : null, amount: money }];
};

const toMoney = (value: unknown, currency: string): Money | null => {
  const money = toMinor(value, currency);
  return money.ok && money.value.minor >= 0 ? money.value : null;
};

/** A service's code is `{method}_{currency}_{flow}`: it names the method where no relationship does. Source: public-api.md 1.2. */
const methodOf = (service: string | null): string | null =>
  /^(.+)_[a-z0-9]{3,6}_[a-z]+$/.exec(service ?? "")?.[1] ?? null;

/**
 * An invoice as Commerce tells it, in our words: decimals to minor units, seconds to milliseconds. Null where the
 * answer cannot be a right invoice: no id, no status, no amount, an unknown currency. Source: public-api.md 3.4, 3.6, 11.
 */
export const toInvoice = (resource: Resource): Invoice | null => {
  const id = parseInvoiceId(resource.id);
  const wire = invoice.safeParse(resource.members).data;
  if (id === null || wire === undefined) return null;
  const asked = toMoney(wire.amount, wire.currency);
  const paid = toMoney(wire.payment_amount ?? wire.amount, wire.currency);
  if (paid === null || (asked === null && (wire.amount ?? null) !== null)) return null;
  const fee = asked === null ? 0 : paid.minor - asked.minor;
  const relations = relationships.parse(resource.relationships);
  const service = relations?.["payment-service"]?.data?.id ?? wire.service;
  return {
    id,
    commerceAccount: relations?.["commerce-account"]?.data?.id ?? null,
    status: meaningOf(wire.status),
    wireStatus: wire.status,
    resolution: wire.resolution,
    amount: paid,
    fee: fee > 0 ? { minor: fee, currency: wire.currency } : null,
    description: wire.description,
    referenceId: wire.reference_id,
    customer: toCustomer(wire.source, relations?.customer?.data?.id ?? null, resource.included),
    lines: wire.items.flatMap((item) => toLine(item, wire.currency)),
    testMode: wire.test_mode,
    service,
    method: relations?.["payment-method"]?.data?.id ?? methodOf(service),
    flow: toFlow(wire.flow_data, wire.test_mode),
    flowName: wire.flow,
    requisites: toRequisites(wire.flow_data, wire.test_mode),
    returnUrls: {
      success: wire.return_urls?.success ?? null,
      pending: wire.return_urls?.pending ?? null,
      fail: wire.return_urls?.fail ?? null,
      any: wire.return_url,
    },
    createdAt: wire.created,
    updatedAt: wire.updated,
    expiresAt: wire.expires,
  };
};
