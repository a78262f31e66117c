import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { timeText } from "@/app/date-text";
import { requestContext } from "@/app/request-context";
import { OutOfApp } from "@/app/pay/[invoiceId]/out-of-app";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { UnavailablePage } from "@/app/unavailable-page";
import { LeaveByItself } from "@/components/challenge/leave-by-itself";
import { LiveStatus } from "@/components/payment/live-status";
import { Button } from "@/components/ui/button";
import { Contain } from "@/components/ui/contain";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { Say } from "@/components/ui/say";
import { askSoon } from "@/lib/checkout/ask-soon";
import { bankFields } from "@/lib/checkout/bank-fields";
import { versionOf } from "@/lib/checkout/describe-state";
import { runningAsk } from "@/lib/checkout/running-ask";
import { paths } from "@/lib/config/paths";
import { challengeMs } from "@/lib/threeds/time-boxes";

const formId = "to-bank";

const wordsOf = {
  first: { title: "challenge.title", text: "challenge.text", button: "challenge.button" },
  again: { title: "challenge.again.title", text: "challenge.again.text", button: "challenge.again.button" },
} as const;

/**
 * The page that leaves for the payer's bank, by a form of our own whose target only this page's policy allows. With
 * script it goes by itself, once: whoever comes back to it early presses the button. A second authentication after a
 * failed one is never begun without the payer's word. Source: gate.md 8.2 to 8.4.
 */
export default async function ChallengePage({ params }: PayParams) {
  const payment = await requirePayment(params, "challenge");
  if (payment === null) return <UnavailablePage />;
  const { invoice, now } = payment;
  const here = paths.challenge(invoice.id);
  const running = runningAsk(payment, "challenge");
  if (running === null) redirect(paths.porch(invoice.id));
  await askSoon(payment);
  const { texts, framers } = await requestContext();
  const { t, locale } = texts;
  const { attempt, instruction, key, since } = running;
  const { host, origin } = new URL(instruction.url);
  const words = instruction.again ? wordsOf.again : wordsOf.first;
  const title = t(words.title);
  return (
    <PayFrame payment={payment} here={here} step="challenge" title={title}>
      {/* The header of this route leaves form targets open; this narrows them to the one that is needed. */}
      <meta httpEquiv="Content-Security-Policy" content={`form-action 'self' ${origin}`} />
      <Say tone="wait" title={title}>
        <p className="lead">{t(words.text, { host })}</p>
      </Say>
      <form id={formId} method="post" action={instruction.url} target="_top">
        <HiddenFields params={bankFields(instruction, attempt, await headers())} />
        <Button>{t(words.button)}</Button>
      </form>
      <p className="calm">{t("challenge.note")}</p>
      <p className="calm">
        {t("challenge.until", { time: timeText((since ?? now) + challengeMs, now, locale) })}
      </p>
      <p className="calm">{t("challenge.stuck")}</p>
      <p className="calm">
        <a href={here}>{t("waiting.look")}</a>
      </p>
      <OutOfApp id={invoice.id} />
      {/* No browser lets a frame take the whole window without a press. */}
      {!instruction.again && framers.length === 0 && (
        <Contain>
          <LeaveByItself form={formId} once={key} />
        </Contain>
      )}
      <Contain>
        <LiveStatus
          stateUrl={paths.state(invoice.id)}
          liveUrl={paths.live(invoice.id)}
          here={here}
          drawn={versionOf(payment)}
        />
      </Contain>
    </PayFrame>
  );
}
