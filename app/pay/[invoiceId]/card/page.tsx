import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { requestContext } from "@/app/request-context";
import { payByCard } from "@/app/pay/[invoiceId]/card/actions";
import { cardBrowser } from "@/app/pay/[invoiceId]/card/card-browser";
import { BehindPass, PassInput } from "@/app/pay/[invoiceId]/card/card-pass";
import { countries } from "@/app/pay/[invoiceId]/card/countries";
import { parseRefusal } from "@/app/pay/[invoiceId]/card/refusals";
import { SavedPart } from "@/app/pay/[invoiceId]/card/saved-part";
import { Outside } from "@/app/outside";
import { readTyping } from "@/app/typing-cookie";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { paymentLook } from "@/app/look";
import { Refusal } from "@/app/refusal";
import { UnavailablePage } from "@/app/unavailable-page";
import { billingItems, BillingPart } from "@/components/card/billing-part";
import { CardStep } from "@/components/card/card-step";
import { hasOtherWay } from "@/lib/checkout/has-other-way";
import { payText } from "@/components/payment/pay-text";
import { KeepCard } from "@/components/card/keep-card";
import { Status } from "@/components/ui/status";
import { passView } from "@/lib/checkout/card-pass";
import { asksBilling } from "@/lib/checkout/card-wishes";
import type { KeptTyping } from "@/lib/checkout/kept-typing";
import type { Payment } from "@/lib/checkout/load-payment";
import { savedCardsFor } from "@/lib/checkout/saved-cards";
import { seenOf } from "@/lib/checkout/seen";
import { paths } from "@/lib/config/paths";
import { parseBillingFaults } from "@/lib/forms/billing";
import { parseCardFaults } from "@/lib/forms/card-form";
import { formatMoney } from "@/lib/money/format";

type Query = { readonly [name in "faults" | "card" | "pass"]?: string | string[] };
type Props = PayParams & { readonly searchParams: Promise<Query> };

const noTyping: Partial<KeptTyping> = {};

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

/**
 * The card form, or the saved cards of a payer who has some. The form comes back empty after a fault: what was typed is
 * never part of a page; for another try only name and date may stand in it. Whoever has no saved cards waits for
 * nobody: only a browser's own cookie, or a customer of the merchant's server, makes us ask.
 */
export default async function CardPage({ params, searchParams }: Props) {
  const payment = await requirePayment(params, "card");
  const method = payment === null ? null : cardMethod(payment);
  const query = await searchParams;
  const told = [query.faults ?? []].flat().join(",");
  const chosen = [query.card ?? []].flat()[0] ?? "";
  const refusal = parseRefusal(told);
  if (payment === null || method === null) return <UnavailablePage notSent={refusal === "unavailable"} />;
  const { texts, framers, screen, plain: isPlain } = await requestContext();
  const { t } = texts;
  const { invoice, account, now } = payment;
  // A card is typed inside of a shop's page only where the shop's account says so. Source: trust-and-speed.md B.3.
  if (framers.length > 0 && !account.frameCardPage)
    return (
      <PayFrame payment={payment} here={paths.card(invoice.id)} step="card" title={t("outside.title")}>
        <Outside href={`${paths.card(invoice.id)}?locale=${texts.locale}`} />
      </PayFrame>
    );
  // A living room is public, and a set is everybody's: it shows no saved cards, keeps none, and fills nothing in.
  const isTv = screen.view === "tv";
  const sentBack = refusal === "checkFirst" ? "sameCard" : refusal === "cardPaused" ? "otherCard" : null;
  const [saved, hasOther, kept, pass] = await Promise.all([
    isTv ? [] : savedCardsFor(payment, await cardBrowser()),
    hasOtherWay(payment),
    isTv ? noTyping : readTyping(payment, sentBack),
    passView(payment, await headers(), {
      given: [query.pass ?? []].flat()[0] ?? "",
      needed: sentBack !== null,
      waits: isTv || isPlain,
    }),
  ]);
  const faults = parseCardFaults(told);
  const billing = asksBilling(payment, method) ? parseBillingFaults(told) : null;
  const amount = formatMoney(invoice.amount, texts.locale).text;
  const pay = payText(texts, paymentLook(payment).payButton, amount);
  const isOnlyWay = ["notStarted", "checking"].includes(payment.outcome.kind) || !hasOther;
  const plain = t("page.title", { step: t("card.title"), merchant: account.name });
  const isWrong = faults.length > 0 || (billing ?? []).length > 0;
  const title = isWrong ? t("page.errorTitle", { title: t("card.title") }) : t("card.title");
  const otherMethodHref = isOnlyWay ? null : `${paths.method(invoice.id)}?all=1`;
  const hidden = <HiddenFields payment={payment} method={method} />;
  const billingLines = billing === null ? [] : billingItems(billing, texts);
  const billingPart = billing !== null && (
    <BillingPart texts={texts} faults={billing} countries={countries(texts.locale)} kept={kept.billing} />
  );
  const savedLink = saved.length > 0 && (
    <p className="lead">
      <a href={paths.card(invoice.id)}>{t("saved.back")}</a>
    </p>
  );
  const showsSaved = saved.length > 0 && chosen !== "new";
  return (
    <PayFrame payment={payment} here={paths.card(invoice.id)} step="card" title={title}>
      {refusal !== null && (
        <Refusal title={t(`refusal.${refusal}.title`)} text={t(`refusal.${refusal}.text`, { amount })} />
      )}
      {told === "removed" && <Status seen>{t("saved.removed")}</Status>}
      {showsSaved ? (
        <SavedPart
          payment={payment}
          texts={texts}
          cards={saved}
          chosen={chosen}
          faults={faults}
          payText={pay}
          otherMethodHref={otherMethodHref}
          hidden={hidden}
          more={billingLines}
        >
          {billingPart}
        </SavedPart>
      ) : (
        <BehindPass
          view={pass}
          onward={(ripe) => paths.card(invoice.id, told === "" ? [] : told.split(","), chosen || null, ripe)}
          others={
            <>
              {otherMethodHref !== null && (
                <p className="lead">
                  <a href={otherMethodHref}>{t("methods.another")}</a>
                </p>
              )}
              {savedLink}
            </>
          }
        >
          <CardStep
            texts={texts}
            title={plain}
            merchant={account.name}
            payText={pay}
            action={payByCard}
            faults={faults}
            kept={kept}
            focused={isTv && !isWrong}
            rules={{ now, testMode: invoice.testMode }}
            otherMethodHref={otherMethodHref}
            otherLinks={savedLink}
            more={billingLines}
            hidden={
              <>
                {hidden}
                <PassInput view={pass} />
                {saved.length > 0 && <input type="hidden" name="card" value="new" />}
              </>
            }
          >
            {billingPart}
            {account.saveCards && !isTv && (
              <KeepCard
                label={t("saved.keep")}
                hint={t(invoice.customer ? "saved.keepCustomer" : "saved.keepBrowser", {
                  merchant: account.name,
                })}
              />
            )}
          </CardStep>
        </BehindPass>
      )}
    </PayFrame>
  );
}

function HiddenFields({
  payment,
  method,
}: {
  readonly payment: Payment;
  readonly method: string;
}): ReactNode {
  return (
    <>
      {/* Browsers know a form again by the names of its first fields, and fill in what was typed when the payer
          comes Back, code and all, whatever the cache was told. This form is never the same one. */}
      <input type="hidden" name={`form-${randomUUID()}`} />
      <input type="hidden" name="invoice" value={payment.invoice.id} />
      <input type="hidden" name="method" value={method} />
      <input type="hidden" name="seen" value={seenOf(payment.invoice.amount)} />
      {browserFields.map((name) => (
        <input key={name} type="hidden" name={name} />
      ))}
    </>
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
