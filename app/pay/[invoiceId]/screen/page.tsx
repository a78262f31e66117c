import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { timeText } from "@/app/date-text";
import { requestContext } from "@/app/request-context";
import { ownScreen, screenVersion } from "@/app/screen-place";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { payHere, showCode } from "@/app/pay/[invoiceId]/screen/actions";
import { FollowedPhone } from "@/app/pay/[invoiceId]/screen/followed-phone";
import { UnavailablePage } from "@/app/unavailable-page";
import { WithoutScript } from "@/app/without-script";
import { LiveStatus } from "@/components/payment/live-status";
import { HandOffCode } from "@/components/screen/hand-off-code";
import { ScreenChoice } from "@/components/screen/screen-choice";
import { Contain } from "@/components/ui/contain";
import { Say } from "@/components/ui/say";
import { ownOrigin } from "@/lib/checkout/hand-off";
import { paths } from "@/lib/config/paths";
import { showCode as toShown } from "@/lib/screen/hand-off-code";
import { mayBePaid, type ScreenState } from "@/lib/screen/screen-state";

/** Seconds between two looks of a browser without script. */
const refreshSeconds = 5;

const titles = {
  open: "screen.title",
  over: "screen.over.title",
  opened: "screen.opened.title",
  quiet: "screen.quiet.title",
  paying: "screen.paying.title",
  failed: "screen.failed.title",
} as const satisfies Record<Exclude<ScreenState, "done">, string>;

/**
 * The payment on another device: asks whether to, shows the code that a phone opens it by, and follows what happens
 * there to the end. It shows amount, merchant and state, and nothing of the one who pays. Looking creates nothing: the
 * code is made by a press. Source: devices.md 3.
 */
export default async function ScreenPage({ params }: PayParams) {
  const payment = await requirePayment(params, "screen");
  if (payment === null) return <UnavailablePage />;
  const { invoice, outcome, now } = payment;
  const screen = await ownScreen(payment);
  if (screen?.state === "done" || (screen === null && !mayBePaid(outcome))) redirect(paths.porch(invoice.id));
  const { texts } = await requestContext();
  const { t } = texts;
  const here = paths.screen(invoice.id);
  const hidden = { invoice: invoice.id };
  const title = t(screen === null ? "screen.title" : titles[screen.state]);
  const toPayHere = (focused: boolean) => (
    <ScreenChoice action={payHere} hidden={hidden} kind="quiet" focused={focused}>
      {t("screen.here")}
    </ScreenChoice>
  );
  const toNewCode = (
    <ScreenChoice action={showCode} hidden={hidden} kind="filled" focused>
      {t(screen === null ? "screen.title" : "screen.newCode")}
    </ScreenChoice>
  );
  return (
    <PayFrame payment={payment} here={here} step="screen" title={title}>
      {screen !== null && (
        <WithoutScript>
          <meta httpEquiv="refresh" content={`${refreshSeconds};url=${here}`} />
        </WithoutScript>
      )}
      {screen?.state === "open" ? (
        <>
          <h1>{title}</h1>
          <HandOffCode
            texts={texts}
            view={{
              href: ownOrigin(await headers()) + paths.handOff(screen.handOff.code),
              address: new URL(ownOrigin(await headers())).host + paths.handOff(),
              code: toShown(screen.handOff.code),
              expiresAt: screen.handOff.expiresAt,
              serverNow: now,
              by: timeText(screen.handOff.expiresAt, now, texts.locale),
            }}
          >
            <div className="actions">
              {toPayHere(true)}
              <ScreenChoice action={showCode} hidden={hidden} kind="quiet">
                {t("screen.newCode")}
              </ScreenChoice>
            </div>
          </HandOffCode>
        </>
      ) : screen === null || screen.state === "over" ? (
        <>
          <Say tone="wait" title={title}>
            <p className="lead">{t(screen === null ? "screen.lead" : "screen.over.text")}</p>
          </Say>
          <div className="actions">
            {toNewCode}
            {toPayHere(false)}
          </div>
        </>
      ) : (
        <FollowedPhone payment={payment} texts={texts} state={screen.state} title={title}>
          {screen.state === "quiet" && toNewCode}
          {screen.state !== "paying" && toPayHere(screen.state !== "quiet")}
        </FollowedPhone>
      )}
      <Contain>
        <LiveStatus
          stateUrl={paths.screenState(invoice.id)}
          liveUrl={paths.live(invoice.id)}
          here={here}
          drawn={screenVersion(payment, screen)}
        />
      </Contain>
    </PayFrame>
  );
}
