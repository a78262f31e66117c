import "server-only";
import { createHmac } from "node:crypto";
import { brandByName, type Brand, type CodePolicy } from "@/lib/card/brand";
import { isPast, type Expiry } from "@/lib/card/expiry";
import type { Instrument } from "@/lib/gate/sale";
import { forgetSavedCard, listSavedCards, type SavedCard as GateCard } from "@/lib/gate/saved-cards";
import { log } from "@/lib/logging/log";
import { error, ok, type Result } from "@/lib/result";
import {
  dropSavedCard,
  getSavedCards,
  hasPaidForCustomer,
  type CardNote,
  type KeptCard,
} from "@/lib/store/saved-cards";
import { openCard, type CardSecret } from "@/lib/checkout/card-vault";
import type { Payment } from "@/lib/checkout/load-payment";
import { gateOf } from "@/lib/checkout/wiring";

/**
 * A card that may be offered to this payer. `id` names it in forms and says nothing of it; `code`: whether its security
 * code must be typed; `isRemovable`: this browser may have it forgotten.
 */
export type SavedCard = {
  readonly id: string;
  readonly brand: Brand | null;
  readonly last4: string;
  readonly expiry: Expiry | null;
  readonly isExpired: boolean;
  readonly code: CodePolicy;
  readonly isRemovable: boolean;
};

/** Which browser asks. `hasCards`: its own cookie says that it may have kept some; without it nobody is asked. */
export type CardBrowser = { readonly hash: string | null; readonly hasCards: boolean };

/** A card with what pays: stays on the server. */
type Found = SavedCard & {
  readonly secret: CardSecret;
  readonly row: KeptCard | null;
  readonly formerId: string | null;
};

/** A page waits no longer for the list than this: without it the payer types a card. Milliseconds. */
const listPatienceMs = 2_500;

type Read = Pick<SavedCard, "id" | "brand" | "last4" | "expiry" | "isExpired">;

const read = (id: string, type: string | null, last4: string, expiry: Expiry | null, now: number): Read => ({
  id,
  brand: brandByName(type),
  last4,
  expiry,
  isExpired: expiry !== null && isPast(expiry, now),
});

/**
 * Whoever holds the link sees the customer's cards. The code is then all that tells the card's owner from a stranger:
 * it is left out only where the brand surely has none.
 */
const codeOfCustomers = ({ brand }: Read): CodePolicy => (brand?.code === "none" ? "none" : "required");

/**
 * Good for this invoice only, and not to be made by anybody else. The second, where there is one, is what a page was
 * given before the Gate's secret was changed.
 */
const publicIds = (
  { account, invoice }: Payment,
  { accountId }: GateCard,
): readonly [string, string | null] => {
  const idBy = (secret: string): string =>
    createHmac("sha256", secret)
      .update(`saved card ${invoice.id} ${accountId}`)
      .digest("base64url")
      .slice(0, 22);
  const { secret, formerSecret } = account.gate;
  return [idBy(secret), formerSecret === undefined ? null : idBy(formerSecret)];
};

/**
 * The customer's cards, where the merchant's own server made the invoice for that customer. Whatever a link says of a
 * customer opens nothing: see `Invoice.customer`. They are removed only in a browser that paid for this customer
 * before: a link alone takes nobody's cards away. Source: gate.md 2.3, 13.
 */
async function customersCards(payment: Payment, browser: CardBrowser): Promise<readonly Found[] | null> {
  const { account, invoice, now } = payment;
  const { customer } = invoice;
  if (!customer) return [];
  const { commerceAccount } = account;
  const [list, isRemovable] = await Promise.all([
    listSavedCards({ ...gateOf(account), timeoutMs: listPatienceMs }, customer),
    browser.hash !== null &&
      hasPaidForCustomer({ account: commerceAccount, browser: browser.hash }, customer),
  ]);
  if (!list.ok) {
    log("warn", "gate.savedCards", { invoice: invoice.id, code: list.error });
    return null;
  }
  return list.value.map((card) => {
    const [id, formerId] = publicIds(payment, card);
    const found = read(id, card.brand, card.last4, card.expiry, now);
    const secret = { customer, token: null, accountId: card.accountId };
    return { ...found, code: codeOfCustomers(found), isRemovable, secret, row: null, formerId };
  });
}

/** The cards that this browser kept at this account. */
async function browsersCards({ account, now }: Payment, browser: CardBrowser): Promise<readonly Found[]> {
  if (!browser.hasCards || browser.hash === null) return [];
  const rows = await getSavedCards({ account: account.commerceAccount, browser: browser.hash });
  return rows.flatMap((row) => {
    const secret = openCard(row);
    if (secret === null) return [];
    const found = read(row.id, row.brand, row.last4, row.expiry, now);
    return [
      { ...found, code: found.brand?.code ?? "optional", isRemovable: true, secret, row, formerId: null },
    ];
  });
}

/** `whole`: nobody was silent; a card that is not among them is not there. */
type Finding = { readonly cards: readonly Found[]; readonly whole: boolean };

async function findAll(payment: Payment, browser: CardBrowser): Promise<Finding> {
  if (!payment.account.saveCards) return { cards: [], whole: true };
  const [own, kept] = await Promise.all([customersCards(payment, browser), browsersCards(payment, browser)]);
  const same = (a: Found, b: Found) =>
    a.last4 === b.last4 && a.brand?.id === b.brand?.id && a.expiry?.year === b.expiry?.year;
  // A card that this browser has kept as well is its own.
  const first = (own ?? []).map((card) =>
    kept.some((other) => same(card, other)) ? { ...card, isRemovable: true } : card,
  );
  return {
    cards: [...first, ...kept.filter((card) => !first.some((other) => same(card, other)))],
    whole: own !== null,
  };
}

/** What may be shown of a found card. */
const toShown = ({ secret: _secret, row: _row, formerId: _formerId, ...card }: Found): SavedCard => card;

const hasId =
  (id: string) =>
  (card: Found): boolean =>
    card.id === id || card.formerId === id;

/** The saved cards that may be offered now; the Gate's are left out when it does not answer in time. */
export async function savedCardsFor(payment: Payment, browser: CardBrowser): Promise<readonly SavedCard[]> {
  return (await findAll(payment, browser)).cards.map(toShown);
}

/** How a chosen card pays: by token where there is one, else by its account; `cvv` null where its brand has none. */
export type Payable = {
  readonly card: SavedCard;
  readonly customer: string;
  readonly instrument: (cvv: string | null) => Instrument;
  readonly note: CardNote | null;
};

/**
 * The chosen card with what pays, looked up anew. `savedCardGone`: it is not this payer's (any more); `unavailable`:
 * nobody can tell now.
 */
export async function findPayable(
  payment: Payment,
  browser: CardBrowser,
  id: string,
): Promise<Result<Payable, "savedCardGone" | "unavailable">> {
  const { cards, whole } = await findAll(payment, browser);
  const found = cards.find(hasId(id));
  if (found === undefined) return error(whole ? "savedCardGone" : "unavailable");
  const { secret, row } = found;
  const { token, accountId } = secret;
  if (token === null && accountId === null) return error("savedCardGone");
  return ok({
    card: toShown(found),
    customer: secret.customer,
    instrument: (cvv) =>
      token === null ? { kind: "saved", accountId: accountId ?? 0, cvv } : { kind: "token", token, cvv },
    note: row && { account: row.account, browser: row.browser, keepFor: null, savedCard: row.id },
  });
}

/**
 * Removes a card: at the Gate first, then here. `kept`: the Gate did not confirm it, or this browser may not; it stays
 * in the list.
 */
export async function removeSavedCard(
  payment: Payment,
  browser: CardBrowser,
  id: string,
): Promise<"removed" | "kept"> {
  const { cards, whole } = await findAll(payment, browser);
  const found = cards.find(hasId(id));
  if (found === undefined) return whole ? "removed" : "kept";
  if (!found.isRemovable) return "kept";
  const { secret, row } = found;
  const isGone = await forgetSavedCard(gateOf(payment.account), secret.customer, secret);
  if (!isGone) {
    log("warn", "gate.savedCards", { invoice: payment.invoice.id, code: "notRemoved" });
    return "kept";
  }
  if (row !== null) await dropSavedCard(row, row.id);
  return "removed";
}
