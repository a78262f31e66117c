import "server-only";
import type { CardNote } from "@/lib/store/saved-cards";
import type { Payment } from "@/lib/checkout/load-payment";
import { sha256 } from "@/lib/checkout/wiring";

type Of = Pick<Payment, "account" | "invoice">;

/** Whether the card form of this method asks for the billing address. Source: gate.md 8.5, 20.4; README, Configuration. */
export const asksBilling = ({ account }: Of, method: string): boolean =>
  account.billingMethods.some((each) => each === "*" || each === method);

/** The Gate's customer of a browser at an account: made by us, and never one that a link could name. */
const browserCustomer = ({ account }: Of, browser: string): string =>
  `browser-${sha256(`customer ${account.commerceAccount} ${browser}`).slice(0, 40)}`;

/**
 * Under which customer a card pays: the merchant's own where the merchant's server named one; a browser's own where the
 * payer wants the card kept; else nobody's. Source: gate.md 13.
 */
export function customerFor(payment: Of, browser: string | null, wantsKept: boolean): string | null {
  const { account, invoice } = payment;
  if (!account.saveCards) return null;
  return invoice.customer ?? (wantsKept && browser !== null ? browserCustomer(payment, browser) : null);
}

/**
 * Whom the Gate is told of where no card is kept: it wants a customer's id with every sale. The merchant's own where its
 * server named one; else a name made by us, the same for one browser at one account, so that risk systems do not see a
 * stranger with each payment. It is another one than that under which a card is kept. Source: gate.md 3.1, 12.3a.
 */
export const payerOf = ({ account, invoice }: Of, browser: string | null): string =>
  invoice.customer ??
  `payer-${sha256(`payer ${account.commerceAccount} ${browser ?? invoice.id}`).slice(0, 40)}`;

/** What to keep here after the payment. Nothing for a merchant's customer: the Gate's list has that card. */
export const keepNote = (payment: Of, browser: string | null): CardNote | null =>
  payment.invoice.customer || browser === null
    ? null
    : {
        account: payment.account.commerceAccount,
        browser,
        keepFor: browserCustomer(payment, browser),
        savedCard: null,
      };
