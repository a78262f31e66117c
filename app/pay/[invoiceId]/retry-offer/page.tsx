import { requestContext } from "@/app/request-context";
import { secondsText } from "@/app/date-text";
import { ownTries, PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { UnavailablePage } from "@/app/unavailable-page";
import { WithoutScript } from "@/app/without-script";
import { LiveStatus } from "@/components/payment/live-status";
import { Contain } from "@/components/ui/contain";
import { LinkButton } from "@/components/ui/link-button";
import { Say } from "@/components/ui/say";
import { askSoon } from "@/lib/checkout/ask-soon";
import { versionOf } from "@/lib/checkout/describe-state";
import { paths } from "@/lib/config/paths";
import { declineTexts } from "@/lib/i18n/decline-texts";
import { declineGroup, groupRules } from "@/lib/payment/result-codes";
import { mayStandOn } from "@/lib/payment/step";

/** Seconds between two looks of a browser without script: the offer ends by itself. */
const refreshSeconds = 10;

/**
 * The bank said no, and for a while the Gate lets the payer try the same payment again. Taken up, it stays one payment
 * there, so that it can be charged once only. Until the offer ends there is no other way beside it. Source: gate.md 17.
 */
export default async function RetryOfferPage({ params }: PayParams) {
  const payment = await requirePayment(params, "retry-offer");
  if (payment?.outcome.kind !== "checking") return <UnavailablePage />;
  const { attempt, isClosed } = payment.outcome;
  if (attempt.asked?.instruction.kind !== "retryOffer") return <UnavailablePage />;
  await askSoon(payment);
  const { texts } = await requestContext();
  const { t } = texts;
  const id = payment.invoice.id;
  const here = paths.retryOffer(id);
  const { instruction } = attempt.asked;
  // By our own clock, where it was written down: the Gate's may stand elsewhere.
  const from = attempt.asked.since ?? attempt.asked.at;
  const group = declineGroup(instruction.code);
  const mine = await ownTries();
  const words = declineTexts(texts, group, attempt.card && mine(attempt) ? attempt.card.last4 : null);
  const until = from === null || instruction.lifetimeMs === null ? null : from + instruction.lifetimeMs;
  const byCard = mayStandOn(payment.outcome, "card");
  const says = byCard && !groupRules[group].sameCard ? "action.anotherCard" : "action.tryAgain";
  return (
    <PayFrame payment={payment} here={here} step="retry-offer" title={words.title}>
      <WithoutScript>
        <meta httpEquiv="refresh" content={`${refreshSeconds};url=${here}`} />
      </WithoutScript>
      <Say tone="bad" title={words.title}>
        <p className="lead">
          <strong>{words.money}</strong> {words.why}
        </p>
      </Say>
      {!isClosed && (
        <>
          <p className="lead">
            {until === null
              ? t("retryOffer.now")
              : t("retryOffer.until", { time: secondsText(until, texts.locale) })}
          </p>
          <div className="actions">
            <LinkButton href={byCard ? paths.card(id) : paths.details(id, attempt.method)}>
              {t(says)}
            </LinkButton>
          </div>
        </>
      )}
      <p className="calm">{t(isClosed ? "retryOffer.closed" : "retryOffer.wait")}</p>
      <Contain>
        <LiveStatus
          stateUrl={paths.state(id)}
          liveUrl={paths.live(id)}
          here={here}
          drawn={versionOf(payment)}
        />
      </Contain>
    </PayFrame>
  );
}
