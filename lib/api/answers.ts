import "server-only";

import type {
  HandOffAnswer,
  InvoiceAnswer,
  MethodAnswer,
  MethodsAnswer,
  Money,
  StateAnswer,
} from "@/lib/api/schemas";
import { describeState } from "@/lib/checkout/describe-state";
import type { Payment } from "@/lib/checkout/load-payment";
import { paths } from "@/lib/config/paths";
import type { TextKey } from "@/lib/i18n/catalogue";
import type { Texts } from "@/lib/i18n/texts";
import type { MethodGroup, MethodItem } from "@/lib/methods/list-methods";
import { textIn } from "@/lib/methods/list-methods";
import { formatMoney } from "@/lib/money/format";
import { minorDigits } from "@/lib/money/iso-4217";
import type { Money as Sum } from "@/lib/money/money";
import type { Outcome, OutcomeKind, Returned } from "@/lib/payment/outcome";
import { showCode } from "@/lib/screen/hand-off-code";
import { askOf, mayStandOn } from "@/lib/payment/step";

/** What an answer depends on besides the payment; `origin`: ours, as the caller knows it. */
export type Asked = { readonly texts: Texts; readonly origin: string };

const toMoney = (sum: Sum, { texts }: Asked): Money => ({
  ...sum,
  exponent: minorDigits(sum.currency),
  text: formatMoney(sum, texts.locale).text,
});

const toInstant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

const kindOf = {
  payable: "payable",
  checking: "checking",
  atProvider: "at_provider",
  paid: "paid",
  partial: "partly_paid",
  declined: "declined",
  notStarted: "not_started",
  failed: "failed",
  expired: "expired",
  cancelled: "cancelled",
} as const satisfies Record<OutcomeKind, StateAnswer["kind"]>;

const returnedOf = {
  none: "none",
  part: "part",
  all: "all",
  underway: "underway",
  failed: "failed",
  chargedBack: "charged_back",
} as const satisfies Record<Returned, StateAnswer["returned"]>;

/** What to say of an outcome that has no live words; a wait's words depend on how long it has taken. */
const wordsOf = {
  payable: "methods.title",
  paid: "paid.title",
  partial: "partial.title",
  notStarted: "notStarted.title",
  failed: "failed.title",
  expired: "expired.title",
  cancelled: "cancelled.title",
} as const satisfies Partial<Record<OutcomeKind, TextKey>>;

const paidWords = {
  none: "paid.title",
  part: "partlyRefunded.title",
  all: "refunded.title",
  underway: "refunding.title",
  failed: "refundFailed.title",
  chargedBack: "chargedBack.title",
} as const satisfies Record<Returned, TextKey>;

function messageOf(outcome: Outcome, live: string, { t }: Texts): string {
  switch (outcome.kind) {
    case "checking":
    case "atProvider":
      return live;
    case "paid":
      return t(paidWords[outcome.returned]);
    case "declined":
      return t(`declined.${outcome.group}.title`);
    default:
      return t(wordsOf[outcome.kind]);
  }
}

/** A decline is the end only where nothing more may be tried and the bank has said its last word. */
function isFinal(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case "payable":
    case "checking":
    case "atProvider":
    case "notStarted":
      return false;
    case "declined":
      return outcome.group !== "stillWaiting" && !outcome.retry.card && !outcome.retry.otherMethod;
    default:
      return true;
  }
}

const mayPay = ({ outcome }: Payment): boolean =>
  mayStandOn(outcome, "method") || mayStandOn(outcome, "card");

/** Where a payment stands, in one stable word. */
export const stateKind = ({ kind }: Outcome): StateAnswer["kind"] => kindOf[kind];

/** The same with all that belongs to it. */
export function toState(payment: Payment, asked: Asked): StateAnswer {
  const { outcome, invoice } = payment;
  const { version, message } = describeState(payment, asked.texts);
  return {
    kind: stateKind(outcome),
    version,
    final: isFinal(outcome),
    may_pay: mayPay(payment),
    needs_payer: askOf(outcome) !== null || (outcome.kind === "atProvider" && outcome.by === "requisites"),
    returned: outcome.kind === "paid" ? returnedOf[outcome.returned] : "none",
    url: asked.origin + paths.porch(invoice.id),
    message: messageOf(outcome, message, asked.texts),
  };
}

/** An invoice as its payer sees it, without anything that only one browser may see. */
export function toInvoice(payment: Payment, asked: Asked): InvoiceAnswer {
  const { invoice, account, now } = payment;
  return {
    id: invoice.id,
    merchant: { name: account.name },
    amount: toMoney(invoice.amount, asked),
    fee: invoice.fee === null ? null : toMoney(invoice.fee, asked),
    description: invoice.description,
    lines: invoice.lines.map(({ label, quantity, amount }) => ({
      label,
      quantity,
      amount: toMoney(amount, asked),
    })),
    test_mode: invoice.testMode,
    created_at: toInstant(invoice.createdAt),
    expires_at: toInstant(invoice.expiresAt),
    now: new Date(now).toISOString(),
    state: toState(payment, asked),
  };
}

/** The ways to pay; `groups`: the list of the page. */
/** The code as a screen shows it, and the address that a phone opens. */
export const toHandOff = (
  {
    invoiceId,
    code,
    expiresAt,
  }: { readonly invoiceId: string; readonly code: string; readonly expiresAt: number },
  { origin }: Asked,
): HandOffAnswer => ({
  id: invoiceId,
  code: showCode(code),
  url: origin + paths.handOff(code),
  expires_at: new Date(expiresAt).toISOString(),
});

export const toMethods = (payment: Payment, groups: readonly MethodGroup[], asked: Asked): MethodsAnswer => ({
  id: payment.invoice.id,
  methods: mayPay(payment)
    ? groups.flatMap(({ items }) => items.map((item) => toMethod(payment.invoice.id, item, asked)))
    : [],
});

function toMethod(id: string, item: MethodItem, asked: Asked): MethodAnswer {
  const { service, method } = item;
  const query = new URLSearchParams({ cpi: id, service: service.code });
  return {
    service: service.code,
    method: method.code,
    name: item.name,
    category: item.category,
    currency: service.currency,
    leaves_page: item.badges.some(({ kind }) => kind === "leavesPage"),
    fee: feeOf(item, asked),
    fields: item.fields.map(({ key, label, hint, required }) => ({
      key,
      label: textIn(label, asked.texts.locale, key),
      hint: textIn(hint, asked.texts.locale, "") || null,
      required,
    })),
    url: asked.origin + paths.hpp(query.toString()),
  };
}

function feeOf({ badges }: MethodItem, asked: Asked): MethodAnswer["fee"] {
  if (badges.some(({ kind }) => kind === "noFee")) return { rate_percent: 0, fixed: null };
  const fee = badges.find((badge) => badge.kind === "fee");
  if (fee === undefined) return null;
  return {
    rate_percent: fee.ratePercent,
    fixed: fee.fixed === null ? null : toMoney(fee.fixed, asked),
  };
}
