import { redirect } from "next/navigation";
import { requestContext } from "@/app/request-context";
import { AskInputs } from "@/app/pay/[invoiceId]/ask-inputs";
import { goOnWithoutCheck } from "@/app/pay/[invoiceId]/device-check/actions";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { UnavailablePage } from "@/app/unavailable-page";
import { WithoutScript } from "@/app/without-script";
import { DeviceFrame } from "@/components/challenge/device-frame";
import { LeaveByItself } from "@/components/challenge/leave-by-itself";
import { LiveStatus } from "@/components/payment/live-status";
import { Button } from "@/components/ui/button";
import { Contain } from "@/components/ui/contain";
import { Say } from "@/components/ui/say";
import { StepList } from "@/components/ui/step-list";
import { askSoon } from "@/lib/checkout/ask-soon";
import type { Payment } from "@/lib/checkout/load-payment";
import { runningAsk } from "@/lib/checkout/running-ask";
import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";

/** Seconds between two looks of a browser without script. */
const refreshSeconds = 4;

const formId = "go-on";

/**
 * The bank looks at the device in a frame nobody sees. It never blocks: the server ends the look after ten seconds
 * (see `endDeviceCheck`), and this page only waits for what comes next. On a television there is no frame, which a remote
 * control could get lost in: the page goes on at once, and the Gate is told that nothing was looked at. Source: gate.md 8.3,
 * 8.4, devices.md 2.6.
 */
export default async function DeviceCheckPage({ params }: PayParams) {
  const payment = await requirePayment(params, "device-check");
  if (payment === null) return <UnavailablePage />;
  const { id } = payment.invoice;
  const running = runningAsk(payment, "deviceCheck");
  if (running === null) redirect(paths.porch(id));
  await askSoon(payment);
  const { texts, screen } = await requestContext();
  const { t } = texts;
  const isTv = screen.view === "tv";
  const here = paths.deviceCheck(id);
  const { attempt, key, instruction } = running;
  const { origin } = new URL(instruction.url);
  const title = t("waiting.title");
  const skip = (
    <form className="mt-3" id={formId} action={goOnWithoutCheck}>
      <AskInputs invoice={id} attempt={attempt.id} askKey={key} />
      <Button kind="quiet" focused={isTv}>
        {t("deviceCheck.skip")}
      </Button>
    </form>
  );
  return (
    <PayFrame payment={payment} here={here} step="device-check" title={title}>
      {/* The header of this route leaves frames and form targets open; this narrows both to the bank's one origin. */}
      <meta
        httpEquiv="Content-Security-Policy"
        content={`frame-src 'self' ${origin}; form-action 'self' ${origin}`}
      />
      <WithoutScript>
        <meta httpEquiv="refresh" content={`${refreshSeconds};url=${here}`} />
      </WithoutScript>
      <Say tone="wait" title={title}>
        <p className="lead">{t("deviceCheck.text")}</p>
      </Say>
      <StepList {...steps(payment, texts)} />
      {isTv ? (
        <>
          {skip}
          <Contain>
            <LeaveByItself form={formId} once={key} />
          </Contain>
        </>
      ) : (
        <>
          <WithoutScript>
            <p className="calm">{t("deviceCheck.noScript")}</p>
            {skip}
          </WithoutScript>
          <Contain>
            <DeviceFrame key={key} url={instruction.url} params={instruction.params} />
          </Contain>
        </>
      )}
      <Contain>
        <LiveStatus stateUrl={paths.state(id)} liveUrl={paths.live(id)} here={here} />
      </Contain>
      <p className="calm">{t("waiting.close")}</p>
      <p className="calm">
        <a href={here}>{t("waiting.look")}</a>
      </p>
    </PayFrame>
  );
}

const steps = ({ account }: Payment, { t }: Texts) => ({
  label: t("frame.steps"),
  doneWord: t("frame.stepDone"),
  nowWord: t("frame.stepNow"),
  steps: [
    { text: t("waiting.stepReceived"), state: "done" },
    { text: t("waiting.stepBank"), state: "now" },
    { text: t("waiting.stepBack", { merchant: account.name }), state: "later" },
  ] as const,
});
