import { createHash } from "node:crypto";
import type { Invoice } from "@/e2e/sandbox/commerce/invoice";
import { exchangeRate } from "@/e2e/sandbox/commerce/services";
import type { World } from "@/e2e/sandbox/commerce/world";
import { toDecimal, toMajor } from "@/e2e/sandbox/shared/money";
import { convert } from "@/e2e/sandbox/commerce/convert";

type Attributes = Record<string, unknown>;

const serviceMoney = (invoice: Invoice): Attributes => {
  const { service, currency } = invoice;
  if (!service || service.currency === currency)
    return {
      service_amount: null,
      payment_service_amount: null,
      exchange_rate: null,
      service_currency: currency,
    };
  const inService = (minor: number) => toMajor(convert(minor, currency, service.currency), service.currency);
  return {
    service_amount: inService(invoice.amount),
    payment_service_amount: inService(invoice.paymentAmount),
    exchange_rate: exchangeRate(currency, service.currency),
    service_currency: service.currency,
  };
};

const payload = (invoice: Invoice): Attributes => {
  const { card } = invoice;
  if (!card) return {};
  const { mask, first6, last4, brand, expiry_month, expiry_year } = card;
  return {
    auth_type: "card",
    payment_card: { mask, first: first6, last: last4, brand, expiry_month, expiry_year },
  };
};

/** What anybody who holds the invoice's id may know; public-api.md 3.4 and 3.6. */
const publicAttributes = (world: World, invoice: Invoice): Attributes => {
  const major = (minor: number) => toMajor(minor, invoice.currency);
  const { amount, paymentAmount, taken, items } = invoice;
  return {
    serial_number: invoice.id.slice("cpi_".length),
    status: invoice.status,
    resolution: invoice.resolution,
    resolution_message: null,
    moderation_required: false,
    amount: major(amount),
    payment_amount: major(paymentAmount),
    currency: invoice.currency,
    ...serviceMoney(invoice),
    reference_id: invoice.referenceId,
    test_mode: true,
    fee: major(paymentAmount - amount),
    deposit: major(amount),
    processed: invoice.processed,
    processed_amount: taken === null ? null : major(taken),
    processed_fee: taken === null ? null : major(Math.min(taken, paymentAmount - amount)),
    processed_deposit: taken === null ? null : major(Math.max(0, taken - (paymentAmount - amount))),
    refunded_amount: invoice.refunded === 0 ? null : major(invoice.refunded),
    metadata: invoice.metadata,
    source: invoice.source === "private" ? "merchant_api" : "public_api",
    flow: invoice.service?.flow ?? null,
    payment_flow: "charge",
    flow_data: invoice.flowData ?? {},
    description: invoice.description,
    descriptor: null,
    return_url: invoice.returnUrl,
    return_urls: invoice.returnUrls,
    created: invoice.created,
    updated: invoice.updated,
    expires: invoice.expires,
    payload: payload(invoice),
    hpp_url: `${world.env.commerceUrl}/redirect/hpp/?cpi=${invoice.id}`,
    ...(items
      ? {
          items: items.map((item) => ({
            name: item.name,
            quantity: item.quantity,
            amount: toDecimal(item.minor, invoice.currency),
          })),
        }
      : {}),
  };
};

/** What only the merchant's server sees besides; public-api.md 4.4. */
const merchantAttributes = (invoice: Invoice): Attributes => {
  const major = (minor: number) => toMajor(minor, invoice.currency);
  const card = invoice.card ? { holder: invoice.card.holder, type: null, network: invoice.card.brand } : {};
  const shown = payload(invoice);
  return {
    payload: invoice.card
      ? { ...shown, token: null, payment_card: { ...(shown["payment_card"] as Attributes), ...card } }
      : {},
    failed: invoice.status === "process_failed" ? invoice.processed : null,
    refunded: invoice.refunds.at(-1)?.created ?? null,
    refunded_fee: null,
    refunds: invoice.refunds.map((refund) => ({
      id: refund.id,
      reference_id: refund.referenceId,
      status: refund.status,
      amount: major(refund.minor),
    })),
    charged_back: null,
    charged_back_amount: null,
    callback_url: invoice.callbackUrl,
    original_data: {},
    rrn: null,
    arn: null,
    approval_code: null,
    reserves: [],
    callback_logs: [],
  };
};

/** Made of the merchant's own name for the customer, so that it is always the same one. */
const customerId = (invoice: Invoice): string => {
  const digest = createHash("sha256")
    .update(`${invoice.account.id} ${reference(invoice)}`)
    .digest("hex");
  return `cus_${digest.slice(0, 16)}`;
};

const reference = (invoice: Invoice): string | null => {
  const value = invoice.customer?.["reference_id"];
  return typeof value === "string" ? value : null;
};

/** Who the invoice is for. The public answer says no more of him than the merchant's own name; public-api.md 3.6, 4.4. */
const included = (invoice: Invoice): Attributes =>
  reference(invoice) === null
    ? {}
    : {
        included: [
          {
            type: "customers",
            id: customerId(invoice),
            attributes: { reference_id: reference(invoice) },
          },
        ],
      };

const relationships = (invoice: Invoice): Attributes => ({
  "commerce-account": { data: { type: "commerce-accounts", id: invoice.account.id } },
  ...(reference(invoice) === null
    ? {}
    : { customer: { data: { type: "customers", id: customerId(invoice) } } }),
  ...(invoice.service
    ? {
        "payment-service": { data: { type: "payment-services", id: invoice.service.code } },
        "payment-method": { data: { type: "payment-methods", id: invoice.service.method } },
      }
    : {}),
});

const resource = (invoice: Invoice, attributes: Attributes): Attributes => ({
  type: "payment-invoices",
  id: invoice.id,
  attributes,
  relationships: relationships(invoice),
  links: { self: `/api/payment-invoices/${invoice.id}` },
});

export const publicDocument = (world: World, invoice: Invoice): Attributes => ({
  data: resource(invoice, publicAttributes(world, invoice)),
  ...included(invoice),
});

export const fullResource = (world: World, invoice: Invoice): Attributes =>
  resource(invoice, { ...publicAttributes(world, invoice), ...merchantAttributes(invoice) });

export const fullDocument = (world: World, invoice: Invoice): Attributes => ({
  data: fullResource(world, invoice),
  ...included(invoice),
});
