import { seedAccounts, type Account } from "@/e2e/sandbox/commerce/accounts";
import {
  changeInvoice,
  CommerceError,
  createInvoice,
  setFaults,
  terminateInvoice,
} from "@/e2e/sandbox/shop/commerce-client";
import type { Order } from "@/e2e/sandbox/shop/order";
import type { World } from "@/e2e/sandbox/shop/world";
import type { Faults } from "@/e2e/sandbox/shared/faults";
import { newId } from "@/e2e/sandbox/shared/ids";
import { followHost } from "@/e2e/sandbox/shared/links";
import { toMinor } from "@/e2e/sandbox/shared/money";
import type { OrderWish, Spoil } from "@/e2e/scenarios/types";

export type PlacedOrder = { reference: string; url: string; invoice_id: string | null };

export const requireAccount = (world: World, id: string): Account => {
  const account = seedAccounts(world.env.shopUrl).find((candidate) => candidate.id === id);
  if (!account) throw new CommerceError(`The shop has no account ${id}.`);
  return account;
};

const SPOILED_PARAMETERS: Partial<Record<Spoil, readonly [name: string, value: string | null]>> = {
  noKey: ["public_key", null],
  unknownKey: ["public_key", "pk_test_nobody"],
  noAmount: ["amount", null],
  badAmount: ["amount", "plenty"],
  badCurrency: ["currency", "QQQ"],
};

const SPOILED_IDS: Partial<Record<Spoil, string>> = {
  unknownInvoice: "cpi_NobodyKnowsThis1",
  malformedInvoice: "../../etc",
};

type Addresses = { checkout: string; order: string };

/** The service that the link names, as the published widget writes its fields; public-api.md 2.2. */
const setService = (query: URLSearchParams, { linkService, serviceFields = {} }: OrderWish): void => {
  if (linkService) query.set("service", linkService);
  Object.entries(serviceFields).forEach(([key, value], index) => {
    query.set(`service_fields[${index}][key]`, key);
    query.set(`service_fields[${index}][value]`, value);
  });
};

/** Keys of the style map; a few others stand beside it. */
const setStyle = (query: URLSearchParams, { style = {} }: OrderWish): void => {
  for (const [key, value] of Object.entries(style))
    query.set(key === "theme" || key === "pay_button_label" ? key : `style[${key}]`, value);
};

/** The link itself says what is owed; public-api.md 2.2. */
const parametersLink = (wish: OrderWish, order: Order, account: Account, at: Addresses): string => {
  const query = new URLSearchParams({
    public_key: account.publicKey,
    amount: wish.amount,
    currency: wish.currency,
    reference_id: order.reference,
    description: wish.description,
    return_url: `${at.order}/return`,
    "customer[reference_id]": wish.customer ?? `payer-${order.reference}`,
    "customer[email]": "payer@shop.example",
  });
  if (wish.locale) query.set("locale", wish.locale);
  if (wish.service) query.set("service", wish.service);
  setService(query, wish);
  setStyle(query, wish);
  if (wish.expiresInSeconds !== undefined)
    query.set("expires", String(Math.floor(order.createdAt / 1000) + wish.expiresInSeconds));
  const [name, value] = (wish.spoil && SPOILED_PARAMETERS[wish.spoil]) ?? [];
  if (name && value === null) query.delete(name);
  else if (name && value) query.set(name, value);
  return `${at.checkout}/hpp/?${query}`;
};

const invoiceAttributes = (world: World, wish: OrderWish, order: Order, at: Addresses) => ({
  reference_id: order.reference,
  amount: wish.amount,
  currency: wish.currency,
  description: wish.description,
  items: order.items,
  return_urls: { success: `${at.order}/success`, pending: `${at.order}/return`, fail: `${at.order}/decline` },
  callback_url: `${world.env.shopUrl}/callbacks`,
  customer: { reference_id: wish.customer ?? `payer-${order.reference}`, email: "payer@shop.example" },
  metadata: { order: order.reference },
  ...(wish.service ? { service: wish.service } : {}),
  ...(wish.expiresInSeconds !== undefined && wish.expiresInSeconds > 0
    ? { expires: Math.floor(order.createdAt / 1000) + wish.expiresInSeconds }
    : {}),
});

/** The shop's server makes the invoice; the link carries nothing but its number. */
const invoiceLink = async (
  world: World,
  wish: OrderWish,
  order: Order,
  account: Account,
  at: Addresses,
): Promise<string> => {
  const id = await createInvoice(world, account, invoiceAttributes(world, wish, order, at));
  order.invoiceId = id;
  if (wish.spoil === "terminated") await terminateInvoice(world, account, id);
  if (wish.expiresInSeconds !== undefined && wish.expiresInSeconds <= 0)
    await changeInvoice(world, id, {
      expires: Math.floor(order.createdAt / 1000) + wish.expiresInSeconds,
    });
  const query = new URLSearchParams({ cpi: (wish.spoil && SPOILED_IDS[wish.spoil]) ?? id });
  if (wish.locale) query.set("locale", wish.locale);
  setService(query, wish);
  setStyle(query, wish);
  return `${at.checkout}/hpp/?${query}`;
};

/** Takes an order and says where to pay it. What is to go wrong is arranged before the link exists. */
export const placeOrder = async (
  world: World,
  wish: OrderWish & { faults?: Faults },
  host: string | undefined,
): Promise<PlacedOrder> => {
  const minor = toMinor(wish.amount, wish.currency);
  if (minor === null) throw new CommerceError(`${wish.amount} is no amount in ${wish.currency}.`);
  const account = requireAccount(world, wish.account ?? "coma_SandboxActive001");
  const reference = newId("GR-", 8);
  const order: Order = {
    reference,
    minor,
    currency: wish.currency,
    description: wish.description,
    items: wish.items ?? [],
    link: wish.link,
    accountId: account.id,
    createdAt: world.clock.now(),
    invoiceId: null,
    url: "",
    callbacks: [],
  };
  const at = {
    checkout: followHost(world.env.checkoutUrl, host),
    order: `${followHost(world.env.shopUrl, host)}/orders/${reference}`,
  };
  // Before the first message can come in.
  world.orders.set(reference, order);
  if (wish.faults) await setFaults(world, reference, wish.faults);
  order.url =
    wish.link === "parameters"
      ? parametersLink(wish, order, account, at)
      : await invoiceLink(world, wish, order, account, at);
  return { reference, url: order.url, invoice_id: order.invoiceId };
};
