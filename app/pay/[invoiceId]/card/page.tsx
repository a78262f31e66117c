import { randomUUID } from "node:crypto";
import { requestContext } from "@/app/request-context";
import { payByCard } from "@/app/pay/[invoiceId]/card/actions";
import { parseRefusal } from "@/app/pay/[invoiceId]/card/refusals";
import { readTyping } from "@/app/typing-cookie";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { Refusal } from "@/app/refusal";
import { UnavailablePage } from "@/app/unavailable-page";
import { CardStep } from "@/components/card/card-step";
import { hasOtherWay } from "@/lib/checkout/has-other-way";
import type { Payment } from "@/lib/checkout/load-payment";
import { seenOf } from "@/lib/checkout/seen";
import { paths } from "@/lib/config/paths";
import { parseCardFaults } from "@/lib/forms/card-form";
import { formatMoney } from "@/lib/money/format";

type Props = PayParams & { readonly searchParams: Promise<{ readonly faults?: string | string[] }> };

/** Filled in by script; empty without it. See `readBrowserData`. */
const browserFields = [
  "screenWidth",
  "screenHeight",
  "colorDepth",
  "timezoneOffset",
  "timezoneName",
  "language",
  "javaEnabled",
];

/** The card form. It comes back empty after a fault; for another try only name and date may stand in it. */
export default async function CardPage({ params, searchParams }: Props) {
  const payment = await requirePayment(params, "card");
  const method = payment === null ? null : cardMethod(payment);
  const told = [(await searchParams).faults ?? []].flat().join(",");
  const refusal = parseRefusal(told);
  if (payment === null || method === null) return <UnavailablePage notSent={refusal === "unavailable"} />;
  const { texts } = await requestContext();
  const { t } = texts;
  const { invoice, account, now } = payment;
  const faults = parseCardFaults(told);
  const amount = formatMoney(invoice.amount, texts.locale).text;
  const isOnlyWay =
    ["notStarted", "checking"].includes(payment.outcome.kind) || !(await hasOtherWay(payment));
  const plain = t("page.title", { step: t("card.title"), merchant: account.name });
  const title = faults.length > 0 ? t("page.errorTitle", { title: t("card.title") }) : t("card.title");
  return (
    <PayFrame payment={payment} here={paths.card(invoice.id)} step="card" title={title}>
      {refusal !== null && (
        <Refusal title={t(`refusal.${refusal}.title`)} text={t(`refusal.${refusal}.text`, { amount })} />
      )}
      <CardStep
        texts={texts}
        title={plain}
        merchant={account.name}
        amount={amount}
        action={payByCard}
        faults={faults}
        kept={await readTyping(payment)}
        rules={{ now, testMode: invoice.testMode }}
        otherMethodHref={isOnlyWay ? null : `${paths.method(invoice.id)}?all=1`}
        hidden={
          <>
            {/* Browsers know a form again by the names of its first fields, and fill in what was typed when the payer
                comes Back, code and all, whatever the cache was told. This form is never the same one. */}
            <input type="hidden" name={`form-${randomUUID()}`} />
            <input type="hidden" name="invoice" value={invoice.id} />
            <input type="hidden" name="method" value={method} />
            <input type="hidden" name="seen" value={seenOf(invoice.amount)} />
            {browserFields.map((name) => (
              <input key={name} type="hidden" name={name} />
            ))}
          </>
        }
      />
    </PayFrame>
  );
}

/** The account's card method: the invoice's own, a try's before, else the one that the Gate calls "card". */
function cardMethod({ invoice, account, attempts }: Payment): string | null {
  const { gateMethods } = account;
  const named = [invoice.method, attempts.at(-1)?.method].find(
    (method) => method && gateMethods[method] === "card",
  );
  return named ?? Object.keys(gateMethods).find((method) => gateMethods[method] === "card") ?? null;
}
