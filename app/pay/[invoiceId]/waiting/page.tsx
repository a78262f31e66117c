import { requestContext } from "@/app/request-context";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { UnavailablePage } from "@/app/unavailable-page";
import { LiveStatus } from "@/components/payment/live-status";
import { Contain } from "@/components/ui/contain";
import { LinkButton } from "@/components/ui/link-button";
import { Say } from "@/components/ui/say";
import { StepList } from "@/components/ui/step-list";
import { waitingTone, type WaitingTone } from "@/lib/checkout/describe-state";
import { askSoon } from "@/lib/checkout/ask-soon";
import { methodName } from "@/lib/checkout/offer";
import type { Payment } from "@/lib/checkout/load-payment";
import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";
import type { FlowData } from "@/lib/payment/invoice";

/** Seconds between two looks of a browser without script. */
const refreshSeconds = 4;

const wordsOf = {
  usual: { title: "waiting.title", text: "waiting.text" },
  longer: { title: "waiting.longer.title", text: "waiting.longer.text" },
  unknown: { title: "waiting.unknown.title", text: "waiting.unknown.text" },
} as const satisfies Record<WaitingTone, { title: string; text: string }>;

/** The try is open: says how far it is, and goes on by itself, by script, by refresh or by a press. */
export default async function WaitingPage({ params }: PayParams) {
  const payment = await requirePayment(params, "waiting");
  if (payment === null) return <UnavailablePage />;
  await askSoon(payment);
  const { texts } = await requestContext();
  const { t } = texts;
  const id = payment.invoice.id;
  const here = paths.waiting(id);
  const words = wordsOf[waitingTone(payment)];
  const { flow } = payment.invoice;
  const provider =
    payment.outcome.kind === "atProvider" && flow !== null ? await providerName(payment, flow, texts) : null;
  const title = provider === null ? t(words.title) : t("provider.title", { method: provider });
  return (
    <PayFrame payment={payment} here={here} step="waiting" title={title}>
      <noscript>
        {/* With its address: a fragment that came along from the form (`#problem`) would make it a jump within the page. */}
        <meta httpEquiv="refresh" content={`${refreshSeconds};url=${here}`} />
      </noscript>
      <Say tone="wait" title={title}>
        <p className="lead">{provider === null ? t(words.text) : t("provider.text")}</p>
      </Say>
      {provider === null ? (
        <StepList {...steps(payment, texts)} />
      ) : (
        <LinkButton href={paths.redirect(id)}>{t("provider.open", { method: provider })}</LinkButton>
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

/** Who the payer is with: the method's name, else the name that the address bar showed there. */
async function providerName(payment: Payment, flow: FlowData, { locale }: Texts): Promise<string> {
  return (await methodName(payment, locale)) ?? new URL(flow.action).host;
}
