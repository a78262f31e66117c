import "server-only";
import type { Account } from "@/lib/config/account";
import { getEnv } from "@/lib/config/env";
import { paths } from "@/lib/config/paths";
import type { Billing, BrowserData as GateBrowserData, Instrument } from "@/lib/gate/sale";
import { submitSale } from "@/lib/gate/submit-sale";
import { log } from "@/lib/logging/log";
import type { Attempt } from "@/lib/payment/attempt";
import { nextCheckDelay } from "@/lib/payment/check-schedule";
import type { InvoiceId } from "@/lib/payment/invoice";
import { buildPaymentId } from "@/lib/payment/payment-id";
import { nextTry } from "@/lib/payment/step";
import { parseWallet, wallets } from "@/lib/payment/wallets";
import { error, ok, type Result } from "@/lib/result";
import { inInvoice } from "@/lib/store/in-invoice";
import type { TryNote } from "@/lib/store/card-tries";
import type { CardNote } from "@/lib/store/saved-cards";
import { beginTry } from "@/lib/checkout/admit-card";
import { applyNews } from "@/lib/checkout/apply-news";
import { payerOf } from "@/lib/checkout/card-wishes";
import { seenOf } from "@/lib/checkout/seen";
import { keepOffer } from "@/lib/checkout/keep-offer";
import { loadPayment, outcomeFor, type Payment } from "@/lib/checkout/load-payment";
import { dropRefusedCard, noteSavedCard } from "@/lib/checkout/settle-saved-card";
import { newToken } from "@/lib/checkout/random";
import { recordAnswer } from "@/lib/checkout/record-answer";
import { replayParked } from "@/lib/checkout/replay-parked";
import { untilSettled } from "@/lib/checkout/until-settled";
import { gateCallbackUrl, gateOf, sha256 } from "@/lib/checkout/wiring";

/** What the Gate is told of the payer's browser. */
export type BrowserData = GateBrowserData;

export type TrySubmission = {
  readonly invoiceId: InvoiceId;
  /** Commerce's method code the payer chose; it must be one that this account pays through the Gate. */
  readonly method: string;
  /** What the payer pays with: card data lives in this request's memory only. */
  readonly instrument: Instrument;
  readonly contact: {
    readonly id: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly billing?: Billing | null;
  };
  /** What the try means for saved cards; left out where it means nothing. */
  readonly cardNote?: CardNote | null;
  /** The amount the payer saw on the button; see `seenOf`. */
  readonly seen: string;
  readonly address: string | null;
  readonly browser: BrowserData | null;
  /** Hash of the browser's cookie. */
  readonly browserHash: string | null;
  /** Cards are tried here in numbers now: a decline will not tell its reason. Left out: no. */
  readonly quiet?: boolean;
  /** By what the end of this try is counted; see `admitCard`. */
  readonly tryNote?: TryNote | null;
  /** Which of our own origins the payer is on. */
  readonly origin: string;
};

/** Nothing was sent in any of these; `elsewhere` means that the state of the invoice belongs to another page. */
export type SubmitFault = "unknown" | "unavailable" | "elsewhere" | "amountChanged";

/**
 * Moves money, once. The claim of the only slot of the invoice is committed before the first byte leaves; the sale is
 * sent one time, whatever becomes of it; and what is not known afterwards stays unknown until the Gate says it.
 * Source: HOUSE.md law 2, gate.md 3.1, 4, trust-and-speed.md A.2.
 */
export async function submitTry(submission: TrySubmission): Promise<Result<void, SubmitFault>> {
  // Never from the snapshot: the shop may have taken the invoice back, or changed it, a moment ago.
  const loaded = await loadPayment(submission.invoiceId, { maxAgeMs: 0, strict: true });
  if (!loaded.ok) return loaded;
  const payment = loaded.value;
  const gateMethod = gateMethodOf(payment.account, submission.method);
  if (gateMethod === null || !fits(submission.instrument, gateMethod)) return error("elsewhere");
  if (seenOf(payment.invoice.amount) !== submission.seen) return error("amountChanged");
  const attempt = await claim(payment, submission, gateMethod);
  if (attempt === null) return error("elsewhere");
  const { invoiceId, paymentId, number, submission: time } = attempt;
  log("info", "attempt.claimed", { invoice: invoiceId, paymentId, attemptNumber: number, submission: time });
  if ((await replayParked(attempt.paymentId)) > 0) {
    // The Gate knows this payment from a time that our store has lost: it is asked, and no card is sent.
    await recordAnswer(attempt, { kind: "duplicate" });
    await untilSettled(payment.invoice.id);
    return ok(undefined);
  }
  await Promise.all([
    noteSavedCard(payment.account, attempt, submission.cardNote ?? null),
    beginTry(attempt.id, submission.tryNote),
  ]);
  const answer = await submitSale(gateOf(payment.account), {
    gateMethod,
    paymentId: attempt.paymentId,
    invoiceId: payment.invoice.id,
    amount: attempt.amount,
    description: payment.invoice.description,
    callbackUrl: gateCallbackUrl(),
    returnUrl: returnUrls(submission),
    // Other methods know no 3-D Secure.
    acsReturn: submission.instrument.kind === "method" ? null : acsReturn(submission.origin, attempt),
    ...(submission.instrument.kind !== "method" && isAfterSoftDecline(payment)
      ? { challenge: "required" as const }
      : {}),
    customer: {
      ...submission.contact,
      id: submission.contact.id ?? payerOf(payment, submission.browserHash),
      ip: submission.address,
      browser: submission.browser,
    },
    instrument: completed(payment.account, gateMethod, submission.instrument),
  });
  await recordAnswer(attempt, answer);
  if (answer.kind === "refused") await dropRefusedCard(attempt.id, answer.code);
  await keepOffer(attempt, answer);
  // The Gate may answer with the payment itself. Source: gate.md 4.6.
  if (answer.kind === "news") await applyNews(attempt, answer.news, null);
  await untilSettled(payment.invoice.id);
  return ok(undefined);
}

/** With what Google handed over goes the number of the gateway that it is for. Source: gate.md 2.4. */
const completed = ({ wallets }: Account, gateMethod: string, instrument: Instrument): Instrument =>
  instrument.kind === "etoken" && gateMethod === "googlepay"
    ? { ...instrument, googleGatewayId: wallets.google_pay?.gatewayId ?? null }
    : instrument;

/** The bank said that it wants its own check: the payer tries again in order to be checked. Source: gate.md 8.7. */
const isAfterSoftDecline = ({ outcome }: Payment): boolean =>
  outcome.kind === "declined" && outcome.group === "authNeeded";

/** The Gate's name of a method that this account pays through it, or null. A wallet is one where it is switched on. */
function gateMethodOf({ gateMethods, wallets: settings }: Account, method: string): string | null {
  const wallet = parseWallet(method);
  if (wallet !== null) return settings[wallet] === null ? null : wallets[wallet].gateMethod;
  return Object.hasOwn(gateMethods, method) ? (gateMethods[method] ?? null) : null;
}

const walletMethods: readonly string[] = Object.values(wallets).map(({ gateMethod }) => gateMethod);

/** Card data goes to a card's route only, a wallet's to a wallet's, whatever method a form names. Source: gate.md 2.1. */
function fits({ kind }: Instrument, gateMethod: string): boolean {
  if (kind === "etoken" || walletMethods.includes(gateMethod))
    return kind === "etoken" && walletMethods.includes(gateMethod);
  return (kind === "method") === (gateMethod !== "card");
}

/** Takes the slot under the invoice's lock; null when the locked rows say that no try may begin. */
function claim(payment: Payment, submission: TrySubmission, gateMethod: string): Promise<Attempt | null> {
  const { account } = payment;
  return inInvoice(payment.invoice.id, async (tx) => {
    // Not as it was read before the wait for the lock: it may have been paid elsewhere, closed or changed since.
    const { invoice } = tx;
    if (seenOf(invoice.amount) !== submission.seen) return null;
    // Commerce is being asked to lead another tab to a provider: the payer would pay there and here.
    if (tx.providerUntil !== null && tx.providerUntil > tx.now) return null;
    const attemptsNow = tx.attempts;
    const chance = nextTry(outcomeFor(invoice, account, attemptsNow, tx.now), attemptsNow.length);
    const last = attemptsNow.at(-1);
    const nextCheckAt = tx.now + nextCheckDelay(0, getEnv().checkAfterMs);
    const { browserHash: browser, quiet = false } = submission;
    const handedIn = { browser, quiet, sentAt: tx.now, checks: 0, notFound: 0, nextCheckAt };
    if (chance.kind === "no") return null;
    await tx.appendEvent({
      attemptId: null,
      kind: `payer.submit.${chance.kind}`,
      source: "payer",
      fingerprint: null,
      body: { minor: invoice.amount.minor, currency: invoice.amount.currency },
    });
    if (chance.kind === "again") {
      // Another project would be another `payment_id` to the Gate, and its news would not be found.
      if (!last || last.projectId !== account.gate.projectId) return null;
      const { method } = submission;
      const isSame = last.method === method && last.gateMethod === gateMethod;
      // What did not start by a method may start by card or by another one: it stays one payment at the Gate, which takes a
      // `payment_id` once by whatever method. An offer is its method's; and a card stays a card.
      const mayFollow =
        gateMethod === "card" || (last.gateMethod !== "card" && submission.instrument.kind === "method");
      if (!isSame && (last.state !== "refused" || !mayFollow)) return null;
      const offer = last.asked;
      const again = {
        ...handedIn,
        method,
        gateMethod,
        state: "sent",
        submission: last.submission + 1,
        code: null,
        asked: null,
        announced: null,
        answered: [...last.answered, ...(offer === null ? [] : [offer.key])],
      } as const;
      // The Gate refuses a changed sum under a known payment_id only if it kept the first one: ours follows the invoice.
      await tx.updateAttempt(last.id, { ...again, amount: invoice.amount, holds: true });
      return { ...last, ...again, asked: offer, amount: invoice.amount };
    }
    return tx.insertAttempt({
      ...handedIn,
      invoiceId: invoice.id,
      number: chance.number,
      submission: 1,
      paymentId: buildPaymentId(invoice.id, chance.number, sha256),
      projectId: account.gate.projectId,
      gateMethod,
      method: submission.method,
      state: "sent",
      holds: true,
      amount: invoice.amount,
      taken: null,
      returned: "none",
      left: null,
      paidAt: null,
      code: null,
      card: null,
      token: newToken(),
      asked: null,
      answered: [],
      announced: null,
      requestId: null,
      operationId: null,
    });
  });
}

/** A provider sends the payer back to where the Gate's word is waited for: what its address says is not believed. */
const returnUrls = ({ origin, invoiceId }: TrySubmission) => {
  const back = `${origin}${paths.backFromProvider(invoiceId)}`;
  return { success: back, decline: back, return: back };
};

const acsReturn = (origin: string, { token }: Attempt) => ({
  result: `${origin}${paths.threeDsReturn(token)}`,
  notification: `${origin}${paths.threeDsNotify(token)}`,
});
