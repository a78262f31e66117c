import { redirect } from "next/navigation";
import { readDraft } from "@/app/details-draft";
import { requestContext } from "@/app/request-context";
import { sendDetails } from "@/app/pay/[invoiceId]/details/actions";
import { GateDetails } from "@/app/pay/[invoiceId]/details/gate-details";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { serviceView } from "@/app/service-view";
import { UnavailablePage } from "@/app/unavailable-page";
import { ServiceStep } from "@/components/payment/service-step";
import { isOtherGateMethod } from "@/lib/checkout/gate-form";
import { findItem, groupsForInvoice, offerForInvoice } from "@/lib/checkout/offer";
import { paths } from "@/lib/config/paths";
import { mayStandOn } from "@/lib/payment/step";

type Query = { readonly service?: string; readonly faults?: string };
type Props = PayParams & { readonly searchParams: Promise<Query> };

/** What a method asks for before its provider can take the payment; with nothing to ask, one button. */
export default async function DetailsPage({ params, searchParams }: Props) {
  const payment = await requirePayment(params, "details");
  if (payment === null) return <UnavailablePage />;
  const { invoice } = payment;
  const { texts, screen } = await requestContext();
  const { t } = texts;
  const { service = "", faults = "" } = await searchParams;
  const offer = await offerForInvoice(payment);
  if (!offer.ok) return <UnavailablePage />;
  const item = findItem(groupsForInvoice(payment, offer.value, texts.locale), service);
  if (item === null) redirect(paths.method(invoice.id));
  const values = await readDraft(payment, service);
  if (isOtherGateMethod(payment.account, item))
    return <GateDetails payment={payment} item={item} faults={faults} values={values} />;
  // Nothing else is asked before the card form; and a try that did not start is handed in again as itself.
  if (item.route === "gate" || !mayStandOn(payment.outcome, "method")) redirect(paths.porch(invoice.id));
  const view = serviceView(item, { faults, values, isComplete: item.fields.length === 0 }, texts);
  const isWrong = view.fields.some(({ fault }) => fault !== null);
  const title = isWrong ? t("page.errorTitle", { title: view.heading }) : view.heading;
  return (
    <PayFrame payment={payment} here={paths.details(invoice.id, service)} step="details" title={title}>
      <ServiceStep
        texts={texts}
        otherHref={`${paths.method(invoice.id)}?all=1`}
        action={sendDetails}
        hidden={{ invoice: invoice.id, service }}
        focused={screen.view === "tv"}
        {...view}
      />
    </PayFrame>
  );
}
