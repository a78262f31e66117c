import { redirect } from "next/navigation";
import { requestContext } from "@/app/request-context";
import { payByLink } from "@/app/hpp/actions";
import { onward } from "@/app/onward";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { linkServiceView } from "@/app/service-view";
import { UnavailablePage } from "@/app/unavailable-page";
import { ServiceStep } from "@/components/payment/service-step";
import { loadPayment } from "@/lib/checkout/load-payment";
import { findItem, groupsForInvoice, offerForInvoice } from "@/lib/checkout/offer";
import type { LinkChoice } from "@/lib/checkout/open-link";
import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";
import type { InvoiceId } from "@/lib/payment/invoice";
import { mayStandOn } from "@/lib/payment/step";

/**
 * The step of the way that a link names for an invoice that exists. A state that belongs elsewhere, and a service that
 * is not offered, go by the porch. Source: public-api.md 2.3.
 */
export async function InvoiceService({
  id,
  chosen,
  query,
  texts,
}: {
  readonly id: InvoiceId;
  readonly chosen: LinkChoice;
  readonly query: URLSearchParams;
  readonly texts: Texts;
}) {
  const loaded = await loadPayment(id).catch(() => null);
  if (loaded === null) return <UnavailablePage />;
  if (!loaded.ok || !mayStandOn(loaded.value.outcome, "method")) redirect(await onward(paths.porch(id)));
  const payment = loaded.value;
  const isTv = (await requestContext()).screen.view === "tv";
  // What did not begin is told first; the way on is there.
  if (payment.outcome.kind === "notStarted") redirect(await onward(paths.porch(id)));
  const offer = await offerForInvoice(payment);
  if (!offer.ok) return <UnavailablePage />;
  const item = findItem(groupsForInvoice(payment, offer.value, texts.locale), chosen.service);
  if (item === null) redirect(await onward(paths.porch(id)));
  // The card's own form is the one step already.
  if (payment.account.gateMethods[item.method.code] === "card") redirect(await onward(paths.card(id)));
  const view = linkServiceView(item, chosen.fields, texts);
  return (
    <PayFrame payment={payment} here={paths.hpp(query.toString())} step="details" title={view.heading}>
      <ServiceStep
        texts={texts}
        otherHref={`${paths.method(id)}?all=1`}
        action={payByLink}
        hidden={{ link: query.toString(), service: chosen.service }}
        focused={isTv}
        {...view}
      />
    </PayFrame>
  );
}
