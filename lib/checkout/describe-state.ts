import "server-only";
import { createHash } from "node:crypto";
import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";
import type { Outcome } from "@/lib/payment/outcome";
import { stepFor, type Step } from "@/lib/payment/step";
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

export type WaitingTone = "usual" | "longer" | "unknown";

/** How to speak of an open try: the longer it takes and the less is known, the more is said. */
export function waitingTone({ outcome, now }: Pick<Payment, "outcome" | "now">): WaitingTone {
  if (outcome.kind !== "checking") return "usual";
  if (outcome.attempt.state === "unknown") return "unknown";
  return now - (outcome.attempt.sentAt ?? now) > longerAfterMs ? "longer" : "usual";
}

const hrefOf = {
  method: paths.method,
  // Its page needs a method, and the list is where one is chosen.
  details: paths.method,
  card: paths.card,
  redirect: paths.redirect,
  waiting: paths.waiting,
  result: paths.result,
  "device-check": paths.deviceCheck,
  challenge: paths.challenge,
  instructions: paths.instructions,
  clarification: paths.clarification,
  confirmation: paths.confirmation,
  "retry-offer": paths.retryOffer,
} as const satisfies Record<Step, (id: string) => string>;

export const stepHref = (step: Step, id: string): string => hrefOf[step](id);

/** The state of a payment as its live page needs it. */
export function describeState(payment: Payment, texts: Texts): StateView {
  const { outcome, invoice } = payment;
  const step = stepFor(outcome);
  return {
    version: versionOf(payment),
    step,
    href: stepHref(step, invoice.id),
    message: messageOf(outcome, waitingTone(payment), texts),
  };
}

/** The tone belongs to the version, so that a page which says "a few seconds" is told when that is over. */
export function versionOf(payment: Payment): string {
  const { outcome, invoice, attempts } = payment;
  const facts = [
    outcome.kind,
    "returned" in outcome ? outcome.returned : null,
    "retry" in outcome ? outcome.retry : null,
    invoice.amount,
    waitingTone(payment),
    attempts.map(({ state, code, returned, asked }) => [state, code, returned, asked?.key]),
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
