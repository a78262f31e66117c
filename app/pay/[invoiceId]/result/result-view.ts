import type { Tone } from "@/components/ui/say";
import { cardText } from "@/app/pay/[invoiceId]/slip-view";
import type { Payment } from "@/lib/checkout/load-payment";
import { sha256 } from "@/lib/checkout/wiring";
import { declineTexts } from "@/lib/i18n/decline-texts";
import type { Texts } from "@/lib/i18n/texts";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/money";
import type { Attempt } from "@/lib/payment/attempt";
import type { Outcome } from "@/lib/payment/outcome";
import { returnedSums } from "@/lib/payment/returned";
import { resolutionGroup, shownResolution } from "@/lib/payment/resolutions";
import { declineGroup, isShownToPayer } from "@/lib/payment/result-codes";
import { supportCode } from "@/lib/payment/support-code";
import { isTypedCodeWrong } from "@/lib/payment/typed-code";

/** What a result says, in the order in which it is read. */
export type ResultView = {
  readonly tone: Tone;
  readonly title: string;
  readonly money: string;
  readonly why: string | null;
  readonly next: string | null;
  readonly small: readonly string[];
};

/** Nothing: this outcome has no result page. */
export function resultView(
  payment: Payment,
  texts: Texts,
  mine: (attempt: Attempt) => boolean,
): ResultView | null {
  const { t } = texts;
  const { outcome, account, invoice } = payment;
  const merchant = account.name;
  const text = (money: Money) => formatMoney(money, texts.locale).text;
  const amount = text(invoice.amount);
  const view = (tone: Tone, title: string, money: string, over: Partial<ResultView> = {}): ResultView => ({
    tone,
    title,
    money,
    why: null,
    next: null,
    small: [],
    ...over,
  });
  switch (outcome.kind) {
    case "paid":
      return outcome.returned === "none"
        ? view("good", t("paid.title"), paidMoney(outcome.attempt, texts, amount, merchant, mine))
        : view(
            ...returnedWords(outcome, texts, {
              amount: text(outcome.attempt?.taken ?? invoice.amount),
              merchant,
            }),
          );
    case "partial": {
      const taken = outcome.attempt?.taken;
      const money = taken
        ? t("partial.money", { taken: text(taken), amount })
        : t("partial.moneyPlain", { amount });
      return view("wait", t("partial.title"), money, { next: t("partial.next", { merchant }) });
    }
    case "declined":
      return declinedView(outcome, texts, mine);
    case "notStarted":
      // Refused before anything started, because there is no such card: "try again" alone would lead nowhere.
      if (declineGroup(outcome.attempt.code) === "savedCardGone")
        return {
          tone: "bad",
          ...declineTexts(texts, "savedCardGone", null),
          small: supportLine(outcome.attempt, texts),
        };
      return view("bad", t("notStarted.title"), t("money.nothingTaken"), {
        next: t("notStarted.next"),
        small: supportLine(outcome.attempt, texts),
      });
    case "failed":
      return view("bad", t("failed.title"), t("money.nothingTaken"), {
        next: t("failed.next"),
        ...failedReason(payment, texts),
      });
    case "expired":
      return view("bad", t("expired.title"), t("money.nothingTaken"), { next: t("expired.next") });
    case "cancelled":
      return view("bad", t("cancelled.title"), t("money.nothingTaken"), { next: t("cancelled.next") });
    case "payable":
    case "checking":
    case "atProvider":
      return null;
  }
}

function paidMoney(
  attempt: Attempt | null,
  texts: Texts,
  amount: string,
  merchant: string,
  mine: (attempt: Attempt) => boolean,
): string {
  // What was really taken may be the near sum that the payer was told to send.
  const taken = attempt?.taken ? formatMoney(attempt.taken, texts.locale).text : amount;
  if (attempt?.card && mine(attempt))
    return texts.t("paid.money", { amount: taken, card: cardText(texts, attempt.card) });
  return texts.t("paid.moneyPlain", { amount: taken, merchant });
}

function returnedWords(
  { attempt, returned }: Extract<Outcome, { kind: "paid" }>,
  { t, locale }: Texts,
  known: { readonly amount: string; readonly merchant: string },
): [tone: Tone, title: string, money: string, over?: Partial<ResultView>] {
  const sums = returnedSums(attempt);
  const text = (money: Money) => formatMoney(money, locale).text;
  switch (returned) {
    case "none":
      return ["good", t("paid.title"), t("paid.moneyPlain", known)];
    case "underway":
      return ["wait", t("refunding.title"), t("refunding.money", { merchant: known.merchant })];
    case "failed":
      return [
        "wait",
        t("refundFailed.title"),
        t("refundFailed.money", known),
        { next: t("refundFailed.next", { merchant: known.merchant }) },
      ];
    case "all":
      return ["good", t("refunded.title"), t("refunded.money", known)];
    case "part": {
      const money = sums
        ? t("partlyRefunded.sums", {
            merchant: known.merchant,
            returned: text(sums.returned),
            left: text(sums.left),
          })
        : t("partlyRefunded.money", known);
      return ["good", t("partlyRefunded.title"), money];
    }
    case "chargedBack":
      return ["wait", t("chargedBack.title"), t("chargedBack.money", known)];
  }
}

function declinedView(
  { attempt, group, retry }: Extract<Outcome, { kind: "declined" }>,
  texts: Texts,
  mine: (attempt: Attempt) => boolean,
): ResultView {
  const why = isTypedCodeWrong(attempt) ? "wrongTypedCode" : group;
  const words = declineTexts(texts, why, attempt.card && mine(attempt) ? attempt.card.last4 : null);
  const tries = [
    ...(retry.card ? [texts.t("tries.left", { count: retry.left })] : []),
    ...(retry.left === 0 ? [texts.t("tries.none")] : []),
  ];
  const tone = group === "stillWaiting" ? "wait" : "bad";
  return { tone, ...words, small: [...tries, ...supportLine(attempt, texts)] };
}

/** Why Commerce closed the invoice, in the words of a decline; what to do next is another thing then. */
function failedReason({ invoice, account }: Payment, texts: Texts): Partial<ResultView> {
  const byCard = account.gateMethods[invoice.method ?? ""] === "card" || invoice.method === "payment_card";
  const group = resolutionGroup(invoice.resolution, byCard);
  const code = shownResolution(invoice.resolution);
  return {
    why: group === null ? null : declineTexts(texts, group, null).why,
    small: code === null ? [] : [texts.t("support.code", { code })],
  };
}

/**
 * What support asks for: the reason's code, where it may be told, beside the code by which the log knows this try; and
 * the Gate's number of the operation.
 */
const supportLine = ({ code, operationId, paymentId, quiet }: Attempt, { t }: Texts): string[] => {
  const reason = code !== null && !quiet && isShownToPayer(code) ? [code] : [];
  const codes = [...reason, supportCode(paymentId, sha256)].join(" ");
  return [t("support.code", { code: codes }), ...(operationId === null ? [] : [operationId])];
};
