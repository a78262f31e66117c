import { requestContext } from "@/app/request-context";
import { OutOfApp } from "@/app/pay/[invoiceId]/out-of-app";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { PayBy } from "@/app/pay/[invoiceId]/provider-invoice/pay-by";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { UnavailablePage } from "@/app/unavailable-page";
import { WithoutScript } from "@/app/without-script";
import { LiveStatus } from "@/components/payment/live-status";
import { Contain } from "@/components/ui/contain";
import { LinkButton } from "@/components/ui/link-button";
import { PrintButton } from "@/components/payment/print-button";
import { Say } from "@/components/ui/say";
import { Status } from "@/components/ui/status";
import { versionOf } from "@/lib/checkout/describe-state";
import { loadPayment } from "@/lib/checkout/load-payment";
import { methodName } from "@/lib/checkout/offer";
import { paths } from "@/lib/config/paths";
import { parseInvoiceId } from "@/lib/payment/invoice";
import { isExpired } from "@/lib/payment/outcome";

type Props = PayParams & { readonly searchParams: Promise<{ readonly checked?: string }> };

/** Seconds between two looks of a browser without script: time enough to copy a number. */
const refreshSeconds = 30;
/**
 * The payer pays somewhere else, by what stands here: a code, requisites, a link to an app. The page waits for it, is
 * asked by a press, and takes everything away when the time is up. Source: public-api.md 2.6, 3.7.
 */
export default async function ProviderInvoicePage({ params, searchParams }: Props) {
  const wasAsked = (await searchParams).checked !== undefined;
  if (wasAsked) await askCommerce((await params).invoiceId);
  const payment = await requirePayment(params, "provider-invoice");
  if (payment === null) return <UnavailablePage />;
  const { texts } = await requestContext();
  const { t } = texts;
  const { invoice, now } = payment;
  const { id, requisites } = invoice;
  const here = paths.providerInvoice(id);
  const isOver = isExpired(invoice, now);
  const method = (await methodName(payment, texts.locale)) ?? t("providerInvoice.thisWay");
  const title = isOver ? t("providerInvoice.over.title") : t("providerInvoice.title", { method });
  return (
    <PayFrame payment={payment} here={here} step="provider-invoice" title={title}>
      <WithoutScript>
        <meta httpEquiv="refresh" content={`${refreshSeconds};url=${here}`} />
      </WithoutScript>
      <Say tone="wait" title={title}>
        <p className="lead">{t(isOver ? "providerInvoice.over.text" : "providerInvoice.lead")}</p>
      </Say>
      {!isOver && requisites?.link && <OutOfApp id={id} />}
      {!isOver && requisites !== null && <PayBy texts={texts} requisites={requisites} method={method} />}
      <div className="no-print">
        {wasAsked && (
          <p className="calm">
            <Status seen>{t("providerInvoice.checked")}</Status>
          </p>
        )}
        <Contain>
          <LiveStatus
            stateUrl={paths.state(id)}
            liveUrl={paths.live(id)}
            here={here}
            drawn={versionOf(payment)}
          />
        </Contain>
        <div className="actions">
          <LinkButton
            href={paths.providerInvoice(id, true)}
            kind={requisites?.link && !isOver ? "quiet" : "filled"}
          >
            {t("providerInvoice.check")}
          </LinkButton>
          {!isOver && (
            <Contain>
              <PrintButton text={t("providerInvoice.print")} />
            </Contain>
          )}
        </div>
        <p className="calm">{t("providerInvoice.keep")}</p>
      </div>
    </PayFrame>
  );
}

/** A payer who presses is told how it stands now, not a few seconds ago. What cannot be asked stays as it was. */
async function askCommerce(text: string): Promise<void> {
  const id = parseInvoiceId(text);
  if (id !== null) await loadPayment(id, { maxAgeMs: 0 }).catch(() => undefined);
}
