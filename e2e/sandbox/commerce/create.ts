import type { Account } from "@/e2e/sandbox/commerce/accounts";
import { withCommission } from "@/e2e/sandbox/commerce/convert";
import type { Invoice } from "@/e2e/sandbox/commerce/invoice";
import { expireIfDue, nowSeconds, watchExpiry } from "@/e2e/sandbox/commerce/moves";
import { Refusal } from "@/e2e/sandbox/commerce/refusal";
import { checkFields, readFieldValues } from "@/e2e/sandbox/commerce/service-fields";
import { mayStart, meetProvider, requireService, startService } from "@/e2e/sandbox/commerce/start";
import {
  readAmount,
  readCurrency,
  readDetails,
  readText,
  requireText,
  type Attributes,
} from "@/e2e/sandbox/commerce/wishes";
import { referenceKey, type World } from "@/e2e/sandbox/commerce/world";
import { newId } from "@/e2e/sandbox/shared/ids";

/** Creates an invoice, and hands it on at once where a service is named. Checks in the order of public-api.md 14. */
export const createInvoice = async (
  world: World,
  account: Account,
  source: "public" | "private",
  wish: Attributes,
): Promise<Invoice> => {
  if (!account.active) throw new Refusal("account_inactive", "This account cannot take payments.");
  if (source === "public" && !account.publicCreation)
    throw new Refusal("public_creation_forbidden", "Invoices of this account are made by its server only.");
  const currency = readCurrency(wish);
  const amount = readAmount(wish, currency);
  const paymentAmount = withCommission(amount, account.commissionBasisPoints);
  const code = readText(wish, "service", 100);
  const service = code === null ? null : requireService(code, currency, paymentAmount);
  const values = readFieldValues(wish["service_fields"] ?? wish["fields"]);
  if (service) checkFields(service, values);
  const now = nowSeconds(world);
  const { callbackUrl, ...details } = readDetails(wish, source, currency, now, account.lifetimeSeconds);
  if (service) await meetProvider(world, service, currency, amount);
  const key = referenceKey(account, details.referenceId);
  if (world.references.has(key))
    throw new Refusal("duplicated_reference", "An invoice with this reference exists.", "/reference_id");
  const invoice: Invoice = {
    ...details,
    id: newId("cpi_", 16),
    account,
    source,
    status: "created",
    resolution: "ok",
    amount,
    paymentAmount,
    currency,
    service: null,
    flowData: null,
    callbackUrl: callbackUrl ?? world.env.shopUrl + account.callbackPath,
    created: now,
    updated: now,
    processed: null,
    taken: null,
    refunded: 0,
    refunds: [],
    card: null,
    payId: null,
    gatePaymentId: null,
    running: new Set(),
    declined: new Set(),
    callbackLogs: [],
  };
  world.references.set(key, invoice);
  world.invoices.set(invoice.id, invoice);
  watchExpiry(world, invoice);
  if (service) startService(world, invoice, service, values);
  return invoice;
};

/** An invoice as it is now; what is due to expire has expired. */
export const requireInvoice = (world: World, id: string): Invoice => {
  const invoice = world.invoices.get(id);
  if (!invoice) throw new Refusal("not_found", "No such payment invoice.");
  expireIfDue(world, invoice);
  return invoice;
};

/** Hands an existing invoice to a service. Asking twice for the same one changes nothing; public-api.md 3.5. */
export const processInvoice = async (world: World, id: string, wish: Attributes): Promise<Invoice> => {
  const invoice = requireInvoice(world, id);
  const code = requireText(wish, "service", 100);
  if (invoice.status === "process_pending" && invoice.service?.code === code) return invoice;
  if (!mayStart(invoice)) throw new Refusal("conflict", `The invoice is ${invoice.status}.`);
  const service = requireService(code, invoice.currency, invoice.paymentAmount);
  const values = readFieldValues(wish["service_fields"] ?? wish["fields"]);
  checkFields(service, values);
  await meetProvider(world, service, invoice.currency, invoice.amount);
  if (!mayStart(invoice)) throw new Refusal("conflict", `The invoice is ${invoice.status}.`);
  startService(world, invoice, service, values);
  return invoice;
};
