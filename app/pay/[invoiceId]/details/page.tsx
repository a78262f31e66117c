import { redirect } from "next/navigation";
import { requestContext } from "@/app/request-context";
import { sendDetails } from "@/app/pay/[invoiceId]/details/actions";
import { detailName } from "@/app/pay/[invoiceId]/details/detail-name";
import { detailViews } from "@/app/pay/[invoiceId]/details/detail-views";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { UnavailablePage } from "@/app/unavailable-page";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { NativeForm } from "@/components/ui/native-form";
import { findItem, groupsForInvoice, offerForInvoice } from "@/lib/checkout/offer";
import { paths } from "@/lib/config/paths";

type Query = { readonly service?: string; readonly faults?: string };
type Props = PayParams & { readonly searchParams: Promise<Query> };

/** What a method asks for before its provider can take the payment. */
export default async function DetailsPage({ params, searchParams }: Props) {
  const payment = await requirePayment(params, "details");
  if (payment === null) return <UnavailablePage />;
  const { invoice } = payment;
  const { texts } = await requestContext();
  const { t } = texts;
  const { service = "", faults = "" } = await searchParams;
  const offer = await offerForInvoice(payment);
  if (!offer.ok) return <UnavailablePage />;
  const item = findItem(groupsForInvoice(payment, offer.value, texts.locale), service);
  if (item === null || item.route === "gate") redirect(paths.method(invoice.id));
  const views = detailViews(item, faults, texts);
  const wrong = views.filter((view) => view.fault !== null);
  const heading = t("details.title", { method: item.name });
  const title = wrong.length > 0 ? t("page.errorTitle", { title: heading }) : heading;
  return (
    <PayFrame payment={payment} here={paths.details(invoice.id, service)} step="details" title={title}>
      <ErrorSummary
        title={t("problem.title")}
        items={wrong.map(({ id, fault }) => ({ key: id, target: id, text: fault }))}
      />
      <h1>{heading}</h1>
      <p className="lead">
        <a href={`${paths.method(invoice.id)}?all=1`}>{t("methods.another")}</a>
      </p>
      <NativeForm action={sendDetails} noValidate>
        <input type="hidden" name="invoice" value={invoice.id} />
        <input type="hidden" name="service" value={service} />
        {views.map(({ key, id, label, hint, fault, input }) => (
          <Field
            key={key}
            id={id}
            label={label}
            hint={hint}
            fault={fault}
            input={{ ...input, name: detailName.build(key) }}
          />
        ))}
        <div className="actions">
          <Button>{t("details.submit", { method: item.name })}</Button>
        </div>
      </NativeForm>
      <p className="calm">{t("details.lead", { method: item.name })}</p>
    </PayFrame>
  );
}
