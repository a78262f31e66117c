import { redirect } from "next/navigation";
import { onward } from "@/app/onward";
import { methodViews } from "@/app/method-view";
import { walletChoices } from "@/app/wallet-choices";
import { requestContext } from "@/app/request-context";
import { chooseMethod } from "@/app/pay/[invoiceId]/method/actions";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { Refusal } from "@/app/refusal";
import { UnavailablePage } from "@/app/unavailable-page";
import { MethodList } from "@/components/payment/method-list";
import { Say } from "@/components/ui/say";
import { isOtherGateMethod } from "@/lib/checkout/gate-form";
import { groupsForInvoice, methodWishes, offerForInvoice } from "@/lib/checkout/offer";
import { paths } from "@/lib/config/paths";
import { formatMoney } from "@/lib/money/format";
import { mayStandOn } from "@/lib/payment/step";

type Props = PayParams & {
  readonly searchParams: Promise<{ readonly fault?: string; readonly all?: string }>;
};

/** How would you like to pay? With one way only there is nothing to ask: its page comes at once. */
export default async function MethodPage({ params, searchParams }: Props) {
  const payment = await requirePayment(params, "method");
  if (payment === null) return <UnavailablePage />;
  const { invoice, account, options } = payment;
  const { texts, screen } = await requestContext();
  const { t } = texts;
  const offer = await offerForInvoice(payment);
  if (!offer.ok) return <UnavailablePage />;
  const { fault, all } = await searchParams;
  const groups = groupsForInvoice(payment, offer.value, texts.locale);
  const items = groups.flatMap((group) => group.items);
  const chosen = items.find((item) => item.service.code === invoice.service && item.route === "gate");
  const first = items[0];
  const wallets = mayStandOn(payment.outcome, "wallet")
    ? walletChoices(invoice.amount, account, methodWishes(options), texts)
    : [];
  // A wallet is another way; whether this device has it only the list can find out.
  const single = items.length === 1 && wallets.length === 0 ? first : undefined;
  const only = payment.outcome.kind === "payable" ? (chosen ?? single) : undefined;
  if (only?.route === "gate" && fault === undefined && all === undefined)
    redirect(
      await onward(
        isOtherGateMethod(account, only)
          ? paths.details(invoice.id, only.service.code)
          : paths.card(invoice.id),
      ),
    );
  const none = items.length === 0;
  const title = t(none ? "methods.none.title" : "methods.title");
  return (
    <PayFrame payment={payment} here={paths.method(invoice.id)} step="method" title={title}>
      {fault !== undefined && (
        <Refusal title={t("refusal.unavailable.title")} text={t("refusal.unavailable.text")} />
      )}
      {none ? (
        <Say tone="bad" title={title}>
          <p className="lead">
            {t("methods.none.text", {
              merchant: account.name,
              amount: formatMoney(invoice.amount, texts.locale).text,
            })}
          </p>
        </Say>
      ) : (
        <>
          <h1>{title}</h1>
          <p className="lead">{t("methods.lead")}</p>
          <MethodList
            texts={texts}
            action={chooseMethod}
            groups={methodViews(groups, texts)}
            filter={options.hideFilter !== true}
            hidden={{ invoice: invoice.id }}
            wallets={wallets}
            focused={screen.view === "tv"}
          />
          <p className="calm">
            <a href={paths.screen(invoice.id)}>{t("screen.otherDevice")}</a>
          </p>
        </>
      )}
    </PayFrame>
  );
}
