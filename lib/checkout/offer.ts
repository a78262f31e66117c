import "server-only";
import type { Account } from "@/lib/config/account";
import { listMethods, textIn, type MethodGroup, type MethodItem } from "@/lib/methods/list-methods";
import type { Offer } from "@/lib/methods/types";
import type { Money } from "@/lib/money/money";
import { toDecimal } from "@/lib/money/parse-amount";
import type { Payment } from "@/lib/checkout/load-payment";
import { getOffer, type OfferAsk } from "@/lib/public-api/get-offer";
import type { PublicApiFault } from "@/lib/public-api/fault";
import type { Result } from "@/lib/result";
import type { InvoiceOptions } from "@/lib/store/types";
import { wallMs } from "@/lib/checkout/clock";
import { publicApi } from "@/lib/checkout/wiring";
import type { Wishes } from "@/lib/payment/wallets";

/** Offers change rarely and are asked for on every view of the list: kept for a moment, never longer. */
const keepMs = 15_000;
const kept = new Map<
  string,
  { readonly until: number; readonly answer: Promise<Result<Offer, PublicApiFault>> }
>();

function offerFor(ask: OfferAsk): Promise<Result<Offer, PublicApiFault>> {
  const key = JSON.stringify(ask);
  const now = wallMs();
  const known = kept.get(key);
  if (known && known.until > now) return known.answer;
  for (const [each, { until }] of kept) if (until <= now) kept.delete(each);
  const answer = getOffer(publicApi(), ask);
  kept.set(key, { until: now + keepMs, answer });
  answer.then(
    (result) => result.ok || kept.delete(key),
    () => kept.delete(key),
  );
  return answer;
}

/** What the account of a payment link offers for its amount. */
export const offerForLink = (account: Account, amount: Money): Promise<Result<Offer, PublicApiFault>> =>
  offerFor({
    kind: "account",
    publicKey: account.publicKey,
    currency: amount.currency,
    amount: toDecimal(amount),
  });

/** What may pay an invoice that exists. */
export const offerForInvoice = ({ invoice, account }: Payment): Promise<Result<Offer, PublicApiFault>> =>
  offerFor({
    kind: "invoice",
    id: invoice.id,
    publicKey: account.publicKey,
    currency: invoice.amount.currency,
    amount: toDecimal(invoice.amount),
  });

/** Which methods the payment link asked for. */
export const methodWishes = ({ showMethods = [], hideMethods = [] }: InvoiceOptions): Wishes => ({
  show: showMethods,
  hide: hideMethods,
});

/** The list a payer sees. */
export const methodGroups = (
  offer: Offer,
  account: Account,
  amount: Money,
  options: InvoiceOptions,
  locale: string,
): readonly MethodGroup[] =>
  listMethods({
    offer,
    amount,
    locale,
    gateMethods: account.gateMethods,
    ...methodWishes(options),
  });

/**
 * The list for an invoice as it stands: with no try left by the Gate, the Gate's ways are not offered; and what the Gate
 * did not begin goes on there alone, as the same payment.
 */
export function groupsForInvoice(payment: Payment, offer: Offer, locale: string): readonly MethodGroup[] {
  const { account, invoice, options, outcome } = payment;
  const testMode = offer.testMode && invoice.testMode;
  const groups = methodGroups({ ...offer, testMode }, account, invoice.amount, options, locale);
  const stays = outcome.kind === "notStarted";
  if (!stays && (outcome.kind !== "declined" || outcome.retry.card)) return groups;
  return groups
    .map(({ category, items }) => ({
      category,
      items: items.filter(({ route }) => (route === "gate") === stays),
    }))
    .filter(({ items }) => items.length > 0);
}

/** A line of the list by its service's code; one of the Gate also by its method's, which is all that a try knows of it. */
export function findItem(groups: readonly MethodGroup[], wanted: string): MethodItem | null {
  const items = groups.flatMap((group) => group.items);
  return (
    items.find(({ service }) => service.code === wanted) ??
    items.find(({ method, route }) => route === "gate" && method.code === wanted) ??
    null
  );
}

/** What the payer knows a method by (the invoice's own unless told), or null where the offer does not say. */
export async function methodName(
  payment: Payment,
  locale: string,
  wanted: string | null = payment.invoice.method,
): Promise<string | null> {
  const offer = await offerForInvoice(payment);
  const method = offer.ok ? offer.value.methods.find(({ code }) => code === wanted) : undefined;
  return method === undefined ? null : textIn(method.name, locale, method.code);
}
