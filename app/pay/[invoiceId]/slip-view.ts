import type { SlipRow, SlipView } from "@/components/payment/slip";
import { brandName } from "@/lib/card/brand";
import type { Payment } from "@/lib/checkout/load-payment";
import type { TextKey } from "@/lib/i18n/catalogue";
import type { Texts } from "@/lib/i18n/texts";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/money";
import type { Attempt, MaskedCard } from "@/lib/payment/attempt";
import type { Outcome } from "@/lib/payment/outcome";
import { returnedSums } from "@/lib/payment/returned";
import { dateText, timeText } from "@/app/date-text";

type Stamp = NonNullable<SlipView["stamp"]>;
type StampKey = Extract<TextKey, `stamp.${string}`>;

/** The stamp that an outcome presses on the slip; none while money may still move. */
function stampOf(outcome: Outcome): { readonly key: StampKey; readonly tone: Stamp["tone"] } | null {
  switch (outcome.kind) {
    case "paid":
      return paidStamps[outcome.returned];
    case "partial":
      return { key: "stamp.partlyPaid", tone: "wait" };
    case "expired":
      return { key: "stamp.expired", tone: "bad" };
    case "cancelled":
      return { key: "stamp.cancelled", tone: "bad" };
    case "failed":
      return { key: "stamp.notPaid", tone: "bad" };
    case "declined":
      // Without the bank's last word nobody can say that it is not paid.
      return outcome.group === "stillWaiting" || outcome.retry.card || outcome.retry.otherMethod
        ? null
        : { key: "stamp.notPaid", tone: "bad" };
    default:
      return null;
  }
}

const paidStamps = {
  none: { key: "stamp.paid", tone: "good" },
  part: { key: "stamp.partlyRefunded", tone: "wait" },
  all: { key: "stamp.refunded", tone: "wait" },
  underway: { key: "stamp.refunding", tone: "wait" },
  failed: { key: "stamp.paid", tone: "good" },
  chargedBack: { key: "stamp.chargedBack", tone: "bad" },
} as const;

/** "Visa ending 4242", for the browser that typed it only. */
export const cardText = ({ t }: Texts, card: MaskedCard): string => {
  const brand = card.brand === null ? null : brandName(card.brand);
  return brand === null
    ? t("card.endingPlain", { last4: card.last4 })
    : t("card.ending", { brand, last4: card.last4 });
};

/** A merchant's order number is worth showing; a random id made for uniqueness is not. */
const readableReference = (reference: string | null): string | null =>
  reference !== null && reference.length <= 24 && !/^[0-9a-f-]{20,}$/i.test(reference) ? reference : null;

/** The invoice as finished text. `mine`: this browser handed the card in. */
export function slipView(payment: Payment, texts: Texts, mine: (attempt: Attempt) => boolean): SlipView {
  const { invoice, account, outcome, now, options } = payment;
  const money = (amount: typeof invoice.amount) => formatMoney(amount, texts.locale);
  const stamp = stampOf(outcome);
  // Nobody is hurried to pay while the last try has not the bank's last word.
  const inDoubt = outcome.kind === "declined" && outcome.group === "stillWaiting";
  const open =
    ["payable", "declined", "notStarted", "atProvider"].includes(outcome.kind) && stamp === null && !inDoubt;
  return {
    merchant: account.name,
    reference: readableReference(invoice.referenceId),
    amount: money(invoice.amount),
    what: invoice.description,
    lines: invoice.lines.map(({ label, quantity, amount }) => ({
      label: quantity === null || quantity === 1 ? label : texts.t("slip.quantity", { label, quantity }),
      value: money(amount).text,
    })),
    fee: invoice.fee === null ? null : money(invoice.fee).text,
    clock:
      open && invoice.expiresAt !== null && options.hideClock !== true
        ? { expiresAt: invoice.expiresAt, serverNow: now, by: timeText(invoice.expiresAt, now, texts.locale) }
        : null,
    stamp: stamp === null ? null : { text: texts.t(stamp.key), tone: stamp.tone },
    receipt: receiptRows(payment, texts, mine),
  };
}

const isOther = (a: Money, b: Money): boolean => a.minor !== b.minor || a.currency !== b.currency;

function receiptRows(
  { invoice, outcome }: Payment,
  texts: Texts,
  mine: (attempt: Attempt) => boolean,
): SlipRow[] {
  if (outcome.kind === "payable") return [];
  const { t } = texts;
  const attempt = "attempt" in outcome ? outcome.attempt : null;
  const paid = outcome.kind === "paid" || outcome.kind === "partial";
  const operation = { label: t("receipt.operation"), value: invoice.id };
  if (!paid) return outcome.kind === "checking" ? [operation] : [];
  const at = attempt?.paidAt ?? attempt?.updatedAt ?? invoice.updatedAt;
  const sums = outcome.kind === "paid" ? returnedSums(attempt) : null;
  return [
    ...(at === null ? [] : [{ label: t("receipt.date"), value: dateText(at, texts.locale) }]),
    ...(attempt?.card && mine(attempt)
      ? [{ label: t("receipt.card"), value: cardText(texts, attempt.card) }]
      : []),
    // A part, or the near sum that the payer was told to send: the sum above is the invoice's.
    ...(attempt?.taken && isOther(attempt.taken, invoice.amount)
      ? [{ label: t("receipt.taken"), value: formatMoney(attempt.taken, texts.locale).text }]
      : []),
    ...(sums === null
      ? []
      : [
          { label: t("receipt.returned"), value: formatMoney(sums.returned, texts.locale).text },
          { label: t("receipt.left"), value: formatMoney(sums.left, texts.locale).text },
        ]),
    operation,
  ];
}
