import "server-only";
import { createHmac } from "node:crypto";
import { brandByName, type Brand } from "@/lib/card/brand";
import { isPast, type Expiry } from "@/lib/card/expiry";
import type { Account } from "@/lib/config/account";
import type { Instrument } from "@/lib/gate/sale";
import { forgetSavedCard, listSavedCards, type SavedCard as GateCard } from "@/lib/gate/saved-cards";
import { log } from "@/lib/logging/log";
import { dropSavedCard, getSavedCards, type CardNote, type KeptCard } from "@/lib/store/saved-cards";
import { openCard, type CardSecret } from "@/lib/checkout/card-vault";
import type { Payment } from "@/lib/checkout/load-payment";
import { gateOf, sha256 } from "@/lib/checkout/wiring";

/** A card that may be offered to this payer. `id` names it in forms and says nothing of it. */
export type SavedCard = {
  readonly id: string;
  readonly brand: Brand | null;
  readonly last4: string;
  readonly expiry: Expiry | null;
  readonly isExpired: boolean;
};

/** Which browser asks. `hasCards`: its own cookie says that it may have kept some; without it nobody is asked. */
export type CardBrowser = { readonly hash: string | null; readonly hasCards: boolean };

/** A card with what pays: stays on the server. */
type Found = SavedCard & { readonly secret: CardSecret; readonly row: KeptCard | null };

/** A page waits no longer for the list than this: without it the payer types a card. Milliseconds. */
const listPatienceMs = 2_500;

const shown = (
  id: string,
  type: string | null,
  last4: string,
  expiry: Expiry | null,
  now: number,
): SavedCard => ({
  id,
  brand: brandByName(type),
  last4,
  expiry,
  isExpired: expiry !== null && isPast(expiry, now),
});

/** Good for this invoice only, and not to be made by anybody else. */
const publicId = ({ account, invoice }: Payment, { accountId }: GateCard): string =>
  createHmac("sha256", account.gate.secret)
    .update(`saved card ${invoice.id} ${accountId}`)
    .digest("base64url")
    .slice(0, 22);

/**
 * The customer's cards, where the merchant's own server made the invoice for that customer. Whatever a link says of a
 * customer opens nothing: see `Invoice.customer`. Source: gate.md 2.3, 13.
 */
async function customersCards(payment: Payment): Promise<readonly Found[]> {
  const { account, invoice, now } = payment;
  const { customer } = invoice;
  if (!customer) return [];
  const list = await listSavedCards({ ...gateOf(account), timeoutMs: listPatienceMs }, customer);
  if (!list.ok) {
    log("warn", "gate.savedCards", { invoice: invoice.id, code: list.error });
    return [];
  }
  return list.value.map((card) => ({
    ...shown(publicId(payment, card), card.brand, card.last4, card.expiry, now),
    secret: { customer, token: null, accountId: card.accountId },
    row: null,
  }));
}

/** The cards that this browser kept at this account. */
async function browsersCards({ account, now }: Payment, browser: CardBrowser): Promise<readonly Found[]> {
  if (!browser.hasCards || browser.hash === null) return [];
  const rows = await getSavedCards({ account: account.commerceAccount, browser: browser.hash });
  return rows.flatMap((row) => {
    const secret = openCard(row);
    return secret === null ? [] : [{ ...shown(row.id, row.brand, row.last4, row.expiry, now), secret, row }];
  });
}

async function findAll(payment: Payment, browser: CardBrowser): Promise<readonly Found[]> {
  if (!payment.account.saveCards) return [];
  const [own, kept] = await Promise.all([customersCards(payment), browsersCards(payment, browser)]);
  const same = (a: Found, b: Found) =>
    a.last4 === b.last4 && a.brand?.id === b.brand?.id && a.expiry?.year === b.expiry?.year;
  return [...own, ...kept.filter((card) => !own.some((other) => same(card, other)))];
}

/** What may be shown of a found card. */
const toShown = ({ id, brand, last4, expiry, isExpired }: Found): SavedCard => ({
  id,
  brand,
  last4,
  expiry,
  isExpired,
});

/** The saved cards that may be offered now; none when the Gate or the store does not answer in time. */
export async function savedCardsFor(payment: Payment, browser: CardBrowser): Promise<readonly SavedCard[]> {
  return (await findAll(payment, browser)).map(toShown);
}

/** How a chosen card pays: by token where there is one, else by its account; `cvv` null where its brand has none. */
export type Payable = {
  readonly card: SavedCard;
  readonly customer: string;
  readonly instrument: (cvv: string | null) => Instrument;
  readonly note: CardNote | null;
};

/** The chosen card with what pays, looked up anew; null when it is not this payer's (any more). */
export async function findPayable(
  payment: Payment,
  browser: CardBrowser,
  id: string,
): Promise<Payable | null> {
  const found = (await findAll(payment, browser)).find((card) => card.id === id);
  if (found === undefined) return null;
  const { secret, row } = found;
  const { token, accountId } = secret;
  if (token === null && accountId === null) return null;
  return {
    card: toShown(found),
    customer: secret.customer,
    instrument: (cvv) =>
      token === null ? { kind: "saved", accountId: accountId ?? 0, cvv } : { kind: "token", token, cvv },
    note:
      row === null ? null : { account: row.account, browser: row.browser, keepFor: null, savedCard: row.id },
  };
}

/**
 * Removes a card: at the Gate first, then here. `kept`: the Gate did not confirm it, so it stays in the list and may
 * be removed again.
 */
export async function removeSavedCard(
  payment: Payment,
  browser: CardBrowser,
  id: string,
): Promise<"removed" | "kept"> {
  const found = (await findAll(payment, browser)).find((card) => card.id === id);
  if (found === undefined) return "removed";
  const { secret, row } = found;
  const isGone = await forgetSavedCard(gateOf(payment.account), secret.customer, secret);
  if (!isGone) {
    log("warn", "gate.savedCards", { invoice: payment.invoice.id, code: "notRemoved" });
    return "kept";
  }
  if (row !== null) await dropSavedCard(row, row.id);
  return "removed";
}

/**
 * Under which id the Gate keeps a new card: the merchant's customer where the merchant's server named one, else an id
 * of this browser at this account, made by us. Never one from a link. Source: gate.md 13.
 */
export const customerFor = (
  { invoice }: Payment,
  account: Account,
  browserHash: string,
): { readonly id: string; readonly isOurs: boolean } =>
  invoice.customer
    ? { id: invoice.customer, isOurs: false }
    : {
        id: `browser-${sha256(`customer ${account.commerceAccount} ${browserHash}`).slice(0, 40)}`,
        isOurs: true,
      };
