import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { leftCookie, leftKey } from "@/app/left-cookie";
import { requestContext } from "@/app/request-context";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { waitingView } from "@/app/pay/[invoiceId]/waiting/waiting-view";
import { UnavailablePage } from "@/app/unavailable-page";
import { WithoutScript } from "@/app/without-script";
import { LiveStatus } from "@/components/payment/live-status";
import { Contain } from "@/components/ui/contain";
import { LinkButton } from "@/components/ui/link-button";
import { Say } from "@/components/ui/say";
import { StepList } from "@/components/ui/step-list";
import {
  parseSeen,
  placeOf,
  redirectKey,
  waitingTone,
  type WaitingTone,
} from "@/lib/checkout/describe-state";
import { askSoon } from "@/lib/checkout/ask-soon";
import type { Payment } from "@/lib/checkout/load-payment";
import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";

/** Seconds between two looks of a browser without script: the longer it takes, the calmer the page. */
const refreshSeconds = { usual: 4, longer: 8, unknown: 8, hours: 60 } as const satisfies Record<
  WaitingTone,
  number
>;

type Props = PayParams & { readonly searchParams: Promise<{ readonly back?: string | string[] }> };

/** The try is open: says how far it is, and goes on by itself, by script, by refresh or by a press. */
export default async function WaitingPage({ params, searchParams }: Props) {
  const payment = await requirePayment(params, "waiting");
  if (payment === null) return <UnavailablePage />;
  const id = payment.invoice.id;
  const seen = await seenOf(payment, [(await searchParams).back].flat()[0]);
  const place = placeOf(payment, seen);
  // A redirect that this payer has not been led to yet, or another one than he comes from.
  if (place.step === "redirect") redirect(place.href);
  await askSoon(payment);
  const { texts } = await requestContext();
  const { t } = texts;
  const here = seen === null ? paths.waiting(id) : paths.backFromProvider(id, seen);
  const view = await waitingView(payment, texts, seen !== null);
  return (
    <PayFrame payment={payment} here={here} step="waiting" title={view.title}>
      <WithoutScript>
        {/* With its address: a fragment that came along from the form (`#problem`) would make it a jump within the page. */}
        <meta httpEquiv="refresh" content={`${refreshSeconds[waitingTone(payment)]};url=${here}`} />
      </WithoutScript>
      <Say tone="wait" title={view.title}>
        <p className="lead">{view.text}</p>
      </Say>
      {view.steps && <StepList {...steps(payment, texts)} />}
      {view.open !== null && <LinkButton href={view.open.href}>{view.open.text}</LinkButton>}
      <Contain>
        <LiveStatus stateUrl={paths.state(id, seen)} liveUrl={paths.live(id)} here={here} />
      </Contain>
      <p className="calm">{t("waiting.close")}</p>
      <p className="calm">
        <a href={here}>{t("waiting.look")}</a>
      </p>
    </PayFrame>
  );
}

/** By which ask the payer left: as the address or this browser knows it, else the one that is open. Null: he did not leave. */
async function seenOf(payment: Payment, back: string | undefined): Promise<string | null> {
  const seen = parseSeen(back);
  if (seen !== "1") return seen;
  const left = leftKey((await cookies()).get(leftCookie)?.value, payment.invoice.id);
  return parseSeen(left) ?? redirectKey(payment.outcome) ?? seen;
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
