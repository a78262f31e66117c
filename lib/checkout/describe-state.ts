import "server-only";
import { createHash } from "node:crypto";
import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";
import { isExpired, type Outcome } from "@/lib/payment/outcome";
import { askOf, nextTry, stepFor, type Step } from "@/lib/payment/step";
import { isInDoubt } from "@/lib/payment/transition";
import type { Payment } from "@/lib/checkout/load-payment";

/** What a waiting page asks for: where the payer belongs, and one sentence to speak. Never card or payer data. */
export type StateView = {
  /** Another one whenever anything that a page shows has changed. */
  readonly version: string;
  readonly step: Step;
  /** Our own address of that step. */
  readonly href: string;
  readonly message: string;
};

/** After this a payer deserves another word than "a few seconds". */
export const longerAfterMs = 15_000;

/** After this the payer should not sit and wait: some banks and providers take hours. */
export const hoursAfterMs = 600_000;

export type WaitingTone = "usual" | "longer" | "hours" | "unknown";

/** How to speak of an open try: the longer it takes and the less is known, the more is said. */
export function waitingTone({ outcome, now }: Pick<Payment, "outcome" | "now">): WaitingTone {
  if (outcome.kind !== "checking") return "usual";
  // With money in doubt the shop knows more than any wait will bring.
  if (outcome.attempt.state === "unknown" || isInDoubt(outcome.attempt)) return "unknown";
  // A bank's check takes as long as the payer takes: its own pages say how long that may be.
  const asks = outcome.attempt.asked?.instruction.kind;
  if (asks === "deviceCheck" || asks === "challenge") return "usual";
  const waited = now - (outcome.attempt.sentAt ?? now);
  if (waited > hoursAfterMs) return "hours";
  return waited > longerAfterMs ? "longer" : "usual";
}

const hrefOf = {
  method: paths.method,
  // Its page needs a method, and the list is where one is chosen.
  details: paths.method,
  card: paths.card,
  leave: paths.leave,
  // No outcome leads there: it belongs to the browser that handed the payment over.
  screen: paths.screen,
  // Its page needs a wallet, and the list is where one is chosen.
  wallet: paths.method,
  redirect: paths.redirect,
  "provider-invoice": (id: string) => paths.providerInvoice(id),
  waiting: paths.waiting,
  result: paths.result,
  "device-check": paths.deviceCheck,
  challenge: paths.challenge,
  instructions: (id: string) => paths.instructions(id),
  clarification: paths.clarification,
  confirmation: paths.confirmation,
  "retry-offer": paths.retryOffer,
} as const satisfies Record<Step, (id: string) => string>;

/** What a returning browser may name: the key of an ask, or 1 where it does not know it. */
export const parseSeen = (text: string | null | undefined): string | null =>
  /^[\w-]{1,32}$/.test(text ?? "") ? (text ?? null) : null;

/** The key of the redirect that the Gate asks for now, or null. */
export const redirectKey = (outcome: Outcome): string | null => {
  const ask = askOf(outcome);
  return ask?.instruction.kind === "redirect" ? ask.key : null;
};

/**
 * Where a payer belongs. One who comes back from a provider (`seen`: the ask that led there) waits here and is not
 * thrown there again; another redirect than that one leads on. Source: gate.md 9.
 */
export function placeOf(
  { outcome, invoice }: Pick<Payment, "outcome" | "invoice">,
  seen: string | null = null,
): { readonly step: Step; readonly href: string } {
  const key = redirectKey(outcome);
  const right = stepFor(outcome);
  const step = key !== null && (seen === key || seen === "1") ? "waiting" : right;
  if (step === "redirect") return { step, href: paths.redirect(invoice.id, key) };
  if (step === "waiting" && seen !== null) return { step, href: paths.backFromProvider(invoice.id, seen) };
  return { step, href: hrefOf[step](invoice.id) };
}

/** The state of a payment as its live page needs it. `seen`: see `placeOf`. */
export function describeState(payment: Payment, texts: Texts, seen: string | null = null): StateView {
  const place = placeOf(payment, seen);
  const isAsked = place.step !== "waiting" && askOf(payment.outcome) !== null;
  return {
    version: versionOf(payment),
    ...place,
    message: isAsked ? texts.t("live.asked") : messageOf(payment.outcome, waitingTone(payment), texts),
  };
}

/** The tone belongs to the version, so that a page which says "a few seconds" is told when that is over. */
export function versionOf(payment: Payment): string {
  const { outcome, invoice, attempts } = payment;
  const facts = [
    outcome.kind,
    "returned" in outcome ? outcome.returned : null,
    "retry" in outcome ? outcome.retry : null,
    // When the time is up an offer of the Gate's is over, and requisites are taken away.
    nextTry(outcome, attempts.length).kind,
    outcome.kind === "atProvider" ? [outcome.by, isExpired(invoice, payment.now)] : null,
    invoice.amount,
    // A page on which the payer types is not drawn anew for the sake of a tone.
    askOf(outcome) === null ? waitingTone(payment) : null,
    attempts.map(({ state, code, returned, left, asked }) => [
      state,
      code,
      returned,
      left,
      asked?.key,
      asked?.codeSent,
    ]),
  ];
  return createHash("sha256").update(JSON.stringify(facts)).digest("base64url").slice(0, 12);
}

function messageOf(outcome: Outcome, tone: WaitingTone, { t }: Texts): string {
  switch (outcome.kind) {
    case "checking":
      return tone === "usual" ? t("waiting.title") : t("live.longer");
    case "atProvider":
      return t("waiting.title");
    case "paid":
      return t("live.paid");
    default:
      return t("live.answered");
  }
}
