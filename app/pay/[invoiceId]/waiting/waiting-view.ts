import { triedMethodName } from "@/app/pay/[invoiceId]/redirect/way-out";
import { redirectKey, waitingTone, type WaitingTone } from "@/lib/checkout/describe-state";
import type { Payment } from "@/lib/checkout/load-payment";
import { methodName } from "@/lib/checkout/offer";
import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";

/** What a waiting page says. `open`: the way to the provider again; `steps`: how far a card's payment is. */
export type WaitingView = {
  readonly title: string;
  readonly text: string;
  readonly open: { readonly href: string; readonly text: string } | null;
  readonly steps: boolean;
};

const wordsOf = {
  usual: { title: "waiting.title", text: "waiting.text" },
  longer: { title: "waiting.longer.title", text: "waiting.longer.text" },
  hours: { title: "waiting.hours.title", text: "waiting.hours.text" },
  unknown: { title: "waiting.unknown.title", text: "waiting.unknown.text" },
} as const satisfies Record<WaitingTone, { title: string; text: string }>;

/**
 * The words of waiting: for a provider whose page the payer was on, for an app in which it is to be confirmed, or for
 * the bank. `back`: the payer came from a provider's page. Source: gate.md 9, 12.1.
 */
export async function waitingView(payment: Payment, texts: Texts, back: boolean): Promise<WaitingView> {
  const { t, locale } = texts;
  const { invoice, outcome } = payment;
  if (outcome.kind === "atProvider" && invoice.flow === null) {
    // Nothing to open and nothing to do: a test that is left open, or a provider that works by itself.
    const method = (await methodName(payment, locale)) ?? invoice.method ?? payment.account.name;
    return { title: t("back.title", { method }), text: t("back.text"), open: null, steps: false };
  }
  if (outcome.kind === "atProvider" && invoice.flow !== null) {
    const method = (await methodName(payment, locale)) ?? new URL(invoice.flow.action).host;
    const open = { href: paths.redirect(invoice.id), text: t("provider.open", { method }) };
    return { title: t("provider.title", { method }), text: t("provider.text"), open, steps: false };
  }
  const key = redirectKey(outcome);
  const name = await triedMethodName(payment, locale);
  if (key !== null) {
    const method = name ?? providerHost(payment);
    const open = { href: paths.redirect(invoice.id, key), text: t("provider.open", { method }) };
    return { title: t("back.title", { method }), text: t("back.text"), open, steps: false };
  }
  const tone = waitingTone(payment);
  // What is not known of the money, or takes hours, is said first, whatever the method.
  if (name !== null && (tone === "usual" || tone === "longer"))
    return {
      title: t(back ? "back.title" : "push.title", { method: name }),
      text: back ? t("back.text") : t("push.text", { method: name }),
      open: null,
      steps: false,
    };
  const words = wordsOf[tone];
  return { title: t(words.title), text: t(words.text), open: null, steps: name === null };
}

function providerHost({ outcome }: Payment): string {
  const asked = outcome.kind === "checking" ? outcome.attempt.asked : null;
  return asked?.instruction.kind === "redirect" ? new URL(asked.instruction.url).host : "";
}
