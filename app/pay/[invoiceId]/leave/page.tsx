import { redirect } from "next/navigation";
import { timeText } from "@/app/date-text";
import { requestContext } from "@/app/request-context";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { UnavailablePage } from "@/app/unavailable-page";
import { LinkButton } from "@/components/ui/link-button";
import { Say } from "@/components/ui/say";
import { returnWay } from "@/lib/checkout/return-way";
import type { Payment } from "@/lib/checkout/load-payment";
import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";
import { mayStandOn } from "@/lib/payment/step";

/**
 * Giving up before paying. It changes nothing, since nothing has begun: the page says so and leads back to the shop.
 * While a try is open it cannot be undone from here, and the page says that instead.
 */
export default async function LeavePage({ params }: PayParams) {
  const payment = await requirePayment(params, "porch");
  if (payment === null) return <UnavailablePage />;
  const { texts } = await requestContext();
  const { outcome, invoice } = payment;
  if (outcome.kind === "checking" || outcome.kind === "atProvider")
    return <Underway payment={payment} texts={texts} />;
  if (!mayStandOn(outcome, "leave")) redirect(paths.porch(invoice.id));
  return <GivenUp payment={payment} texts={texts} />;
}

type Props = { readonly payment: Payment; readonly texts: Texts };

function GivenUp({ payment, texts }: Props) {
  const { t, locale } = texts;
  const { invoice, account, now } = payment;
  const back = returnWay(payment);
  const until = invoice.expiresAt === null ? null : timeText(invoice.expiresAt, now, locale);
  const title = t("leave.title");
  return (
    <PayFrame payment={payment} here={paths.leave(invoice.id)} step="leave" title={title}>
      <Say tone="wait" title={title}>
        <p className="lead">
          <strong>{t("money.nothingTaken")}</strong>{" "}
          {until === null ? t("leave.text") : t("leave.textUntil", { time: until })}
        </p>
      </Say>
      <div className="actions">
        {back !== null && (
          <LinkButton href={back.url} returns={back.bucket}>
            {t("return.to", { merchant: account.name })}
          </LinkButton>
        )}
        <LinkButton href={paths.porch(invoice.id)} kind={back === null ? "filled" : "quiet"}>
          {t("leave.stay")}
        </LinkButton>
      </div>
    </PayFrame>
  );
}

function Underway({ payment, texts }: Props) {
  const { t } = texts;
  const { invoice, account } = payment;
  const title = t("leave.underway.title");
  return (
    <PayFrame payment={payment} here={paths.leave(invoice.id)} step="leave" title={title}>
      <Say tone="wait" title={title}>
        <p className="lead">{t("leave.underway.text", { merchant: account.name })}</p>
      </Say>
      <div className="actions">
        <LinkButton href={paths.porch(invoice.id)}>{t("leave.underway.look")}</LinkButton>
      </div>
    </PayFrame>
  );
}
