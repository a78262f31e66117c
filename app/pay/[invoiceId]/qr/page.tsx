import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { requestContext } from "@/app/request-context";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { UnavailablePage } from "@/app/unavailable-page";
import { WithoutScript } from "@/app/without-script";
import { LiveStatus } from "@/components/payment/live-status";
import { PrintButton } from "@/components/payment/print-button";
import { Contain } from "@/components/ui/contain";
import { QrCode } from "@/components/ui/qr-code";
import { Say } from "@/components/ui/say";
import { versionOf } from "@/lib/checkout/describe-state";
import { getEnv } from "@/lib/config/env";
import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";
import { formatMoney } from "@/lib/money/format";
import { mayStandOn } from "@/lib/payment/step";
import { requestOrigin } from "@/lib/security/origin";

/** Seconds between two looks of a screen without script. */
const refreshSeconds = 15;

/**
 * A code to pay this invoice by, for a screen at a counter and for paper: it holds the porch's address, the shortest
 * that there is, and a phone that opens it stands at once where it can pay. While somebody pays the code is gone; when
 * it ended the screen shows how. Looking creates nothing.
 */
export default async function PayCodePage({ params }: PayParams) {
  const payment = await requirePayment(params, "porch");
  if (payment === null) return <UnavailablePage />;
  const { invoice, outcome } = payment;
  const isBusy = outcome.kind === "checking" || outcome.kind === "atProvider";
  if (!isBusy && !mayStandOn(outcome, "card") && !mayStandOn(outcome, "method"))
    redirect(paths.porch(invoice.id));
  const { texts } = await requestContext();
  const { t, locale } = texts;
  const here = paths.payCode(invoice.id);
  const amount = formatMoney(invoice.amount, locale).text;
  const title = isBusy ? t("payCode.busy.title") : t("payCode.title", { amount });
  const link = requestOrigin(await headers(), getEnv()) + paths.porch(invoice.id);
  return (
    <PayFrame payment={payment} here={here} step="qr" title={title}>
      <WithoutScript>
        <meta httpEquiv="refresh" content={`${refreshSeconds};url=${here}`} />
      </WithoutScript>
      {isBusy ? (
        <Say tone="wait" title={title}>
          <p className="lead">{t("payCode.busy.text")}</p>
        </Say>
      ) : (
        <PayCode texts={texts} title={title} merchant={payment.account.name} link={link} />
      )}
      <div className="no-print">
        <Contain>
          <LiveStatus
            stateUrl={paths.state(invoice.id)}
            liveUrl={paths.live(invoice.id)}
            here={here}
            drawn={versionOf(payment)}
            pace={isBusy ? "soon" : "seldom"}
            stays
          />
        </Contain>
      </div>
    </PayFrame>
  );
}

function PayCode({
  texts: { t },
  title,
  merchant,
  link,
}: {
  readonly texts: Texts;
  readonly title: string;
  readonly merchant: string;
  readonly link: string;
}) {
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{t("payCode.lead", { merchant })}</p>
      <figure className="panel scan pay-code">
        <QrCode text={link} label={t("payCode.code")} />
        <figcaption>
          {t("payCode.address")}
          <br />
          <bdi className="address">{link.replace(/^https:\/\//, "")}</bdi>
        </figcaption>
      </figure>
      <div className="actions no-print">
        <Contain>
          <PrintButton text={t("payCode.print")} />
        </Contain>
      </div>
    </>
  );
}
