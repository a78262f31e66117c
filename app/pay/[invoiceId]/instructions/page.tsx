import { redirect } from "next/navigation";
import { timeText } from "@/app/date-text";
import { requestContext } from "@/app/request-context";
import { instructionText, payByView } from "@/app/pay/[invoiceId]/instructions/pay-by-view";
import { OutOfApp } from "@/app/pay/[invoiceId]/out-of-app";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { triedMethodName } from "@/app/pay/[invoiceId]/redirect/way-out";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { UnavailablePage } from "@/app/unavailable-page";
import { WithoutScript } from "@/app/without-script";
import { clockWords } from "@/components/payment/clock-words";
import { LiveStatus } from "@/components/payment/live-status";
import { PayBy } from "@/components/payment/pay-by";
import { PrintButton } from "@/components/payment/print-button";
import { SlipClock } from "@/components/payment/slip-clock";
import { Until } from "@/components/payment/until";
import { Contain } from "@/components/ui/contain";
import { LinkButton } from "@/components/ui/link-button";
import { Say } from "@/components/ui/say";
import { Status } from "@/components/ui/status";
import { askSoon } from "@/lib/checkout/ask-soon";
import { versionOf } from "@/lib/checkout/describe-state";
import type { Payment } from "@/lib/checkout/load-payment";
import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";
import { displayEnd, lookAgainSeconds } from "@/lib/payment/display";
import type { Display } from "@/lib/payment/instruction";
import { askOf } from "@/lib/payment/step";

type Props = PayParams & { readonly searchParams: Promise<{ readonly checked?: string }> };

/**
 * What the payer needs to pay elsewhere: a code, a link into an app, requisites. It waits by itself; who says that he has
 * paid only makes it ask sooner.
 */
export default async function InstructionsPage({ params, searchParams }: Props) {
  const payment = await requirePayment(params, "instructions");
  if (payment === null) return <UnavailablePage />;
  const { outcome, invoice, now } = payment;
  const ask = askOf(outcome);
  if (outcome.kind !== "checking" || ask?.instruction.kind !== "display") redirect(paths.porch(invoice.id));
  const wasAsked = (await searchParams).checked !== undefined;
  await askSoon(payment, wasAsked);
  const { texts } = await requestContext();
  const { t } = texts;
  const here = paths.instructions(invoice.id);
  const end = displayEnd(ask.instruction, outcome.attempt.asked ?? { at: null }, outcome.attempt);
  const hasLink = ask.instruction.links.length > 0;
  const isOver = end !== null && now >= end;
  const method = await triedMethodName(payment, texts.locale);
  const heading = method === null ? t("instructions.title") : t("payBy.title", { method });
  const title = isOver ? t("instructions.over.title") : heading;
  const pace = lookAgainSeconds(ask.instruction, now - (outcome.attempt.asked?.since ?? now));
  const left = end === null || isOver ? pace : Math.ceil((end - now) / 1_000);
  return (
    <PayFrame payment={payment} here={here} step="instructions" title={title}>
      <WithoutScript>
        <meta httpEquiv="refresh" content={`${Math.min(pace, left)};url=${here}`} />
      </WithoutScript>
      {isOver ? (
        <Say tone="wait" title={title}>
          <p className="lead">{t("instructions.over.text")}</p>
        </Say>
      ) : (
        <Instructions payment={payment} display={ask.instruction} end={end} title={title} texts={texts} />
      )}
      <div className="no-print">
        {wasAsked && (
          <p className="calm">
            <Status seen>{t("instructions.asked")}</Status>
          </p>
        )}
        <Contain>
          <LiveStatus
            stateUrl={paths.state(invoice.id)}
            liveUrl={paths.live(invoice.id)}
            here={here}
            drawn={versionOf(payment)}
          />
        </Contain>
        {!isOver && (
          <>
            <p className="calm">{t("instructions.waits")}</p>
            <div className="actions">
              <LinkButton href={paths.instructions(invoice.id, true)} kind={hasLink ? "quiet" : "filled"}>
                {t("providerInvoice.check")}
              </LinkButton>
              <Contain>
                <PrintButton text={t("providerInvoice.print")} />
              </Contain>
            </div>
          </>
        )}
        {isOver && (
          <p className="calm">
            <a href={here}>{t("waiting.look")}</a>
          </p>
        )}
      </div>
    </PayFrame>
  );
}

function Instructions({
  payment: { invoice, now },
  display,
  end,
  title,
  texts,
}: {
  readonly payment: Payment;
  readonly display: Display;
  readonly end: number | null;
  readonly title: string;
  readonly texts: Texts;
}) {
  const due = display.amount ?? invoice.amount;
  const words = end === null ? null : clockWords(texts, timeText(end, now, texts.locale));
  const content = (
    <>
      <Say tone="wait" title={title}>
        <p className="lead">
          <strong>{instructionText(display, due, invoice.amount, texts)}</strong>
        </p>
      </Say>
      {end !== null && words !== null && (
        <p className="clock mt-3">
          <Contain fallback={words.by}>
            <SlipClock expiresAt={end} serverNow={now} words={words} />
          </Contain>
        </p>
      )}
      {display.links.length > 0 && <OutOfApp id={invoice.id} />}
      <PayBy texts={texts} view={payByView(display, due, texts)} />
    </>
  );
  if (end === null) return content;
  return (
    <Until expiresAt={end} serverNow={now}>
      {content}
    </Until>
  );
}
