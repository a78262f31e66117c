import { redirect } from "next/navigation";
import { requestContext } from "@/app/request-context";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { UnavailablePage } from "@/app/unavailable-page";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Say } from "@/components/ui/say";
import { methodName } from "@/lib/checkout/offer";
import { paths } from "@/lib/config/paths";
import type { FlowData } from "@/lib/payment/invoice";

/**
 * The page that leaves for a provider, and says where to. It is a page of its own because only its policy lets a form
 * go to that one origin. A GET is a plain link; a POST is a form with a real button: both work without script.
 */
export default async function RedirectPage({ params }: PayParams) {
  const payment = await requirePayment(params, "redirect");
  if (payment === null) return <UnavailablePage />;
  const { flow, id } = payment.invoice;
  if (flow === null) redirect(paths.porch(id));
  const { texts } = await requestContext();
  const { t } = texts;
  const { host, origin } = new URL(flow.action);
  const method = (await methodName(payment, texts.locale)) ?? host;
  const title = t("leaving.title", { host });
  return (
    <PayFrame payment={payment} here={paths.redirect(id)} step="redirect" title={title}>
      {/* The header of this route leaves form targets open; this narrows them to the one that is needed. */}
      <meta httpEquiv="Content-Security-Policy" content={`form-action 'self' ${origin}`} />
      <Say tone="wait" title={title}>
        <p className="lead">{t("leaving.text", { method, host })}</p>
      </Say>
      <Way flow={flow} text={t("leaving.button", { host })} />
      <p className="calm">{t("leaving.note")}</p>
      <p className="calm">
        <a href={paths.waiting(id)}>{t("waiting.look")}</a>
      </p>
    </PayFrame>
  );
}

function Way({ flow, text }: { readonly flow: FlowData; readonly text: string }) {
  if (flow.method === "GET") return <LinkButton href={withParams(flow)}>{text}</LinkButton>;
  return (
    <form method="post" action={flow.action}>
      {flow.params.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <Button>{text}</Button>
    </form>
  );
}

/** A GET form would drop the address's own query: the parameters are added to it instead. */
function withParams({ action, params }: FlowData): string {
  const url = new URL(action);
  for (const [name, value] of params) url.searchParams.append(name, value);
  return url.href;
}
