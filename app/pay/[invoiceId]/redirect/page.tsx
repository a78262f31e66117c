import { redirect } from "next/navigation";
import { requestContext } from "@/app/request-context";
import { OutOfApp } from "@/app/pay/[invoiceId]/out-of-app";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { wayOut, type WayOut } from "@/app/pay/[invoiceId]/redirect/way-out";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { UnavailablePage } from "@/app/unavailable-page";
import { LiveStatus } from "@/components/payment/live-status";
import { Button } from "@/components/ui/button";
import { Contain } from "@/components/ui/contain";
import { LinkButton } from "@/components/ui/link-button";
import { Say } from "@/components/ui/say";
import { paths } from "@/lib/config/paths";

type Props = PayParams & { readonly searchParams: Promise<{ readonly ask?: string }> };

/**
 * The page that leaves for a provider, and says where to. It is a page of its own because only its policy lets a form
 * go to that one origin. A GET is a plain link; a POST is a form with a real button: both work without script, and
 * nobody is thrown out again who came Back to it.
 */
export default async function RedirectPage({ params, searchParams }: Props) {
  const payment = await requirePayment(params, "redirect");
  if (payment === null) return <UnavailablePage />;
  const { id } = payment.invoice;
  const { texts } = await requestContext();
  const { t } = texts;
  const way = await wayOut(payment, texts.locale);
  if (way === null) redirect(paths.porch(id));
  const here = paths.redirect(id, way.ask);
  // The address names the ask, so that the browser knows by which one it left.
  if (way.ask !== ((await searchParams).ask ?? null)) redirect(here);
  const { host, origin } = new URL(way.url);
  const title = t("leaving.title", { host });
  return (
    <PayFrame payment={payment} here={here} step="redirect" title={title}>
      {/* The header of this route leaves form targets open; this narrows them to the one that is needed. */}
      <meta httpEquiv="Content-Security-Policy" content={`form-action 'self' ${origin}`} />
      <Say tone="wait" title={title}>
        <p className="lead">
          {way.name === null
            ? t("leaving.textPlain", { host })
            : t("leaving.text", { method: way.name, host })}
        </p>
      </Say>
      <Way way={way} text={t("leaving.button", { host })} />
      <p className="calm">{t("leaving.note")}</p>
      <p className="calm">
        <a href={way.ask === null ? paths.waiting(id) : paths.backFromProvider(id, way.ask)}>
          {t("waiting.look")}
        </a>
      </p>
      <OutOfApp id={id} />
      {way.ask !== null && (
        // Paid on another device, ended, or led on to another page: this one would lead astray.
        <Contain>
          <LiveStatus stateUrl={paths.state(id)} liveUrl={paths.live(id)} here={here} />
        </Contain>
      )}
    </PayFrame>
  );
}

function Way({ way, text }: { readonly way: WayOut; readonly text: string }) {
  if (way.method === "GET") return <LinkButton href={withParams(way)}>{text}</LinkButton>;
  return (
    <form method="post" action={way.url} target="_top">
      {way.params.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <Button>{text}</Button>
    </form>
  );
}

/** A GET form would drop the address's own query: the parameters are added to it instead. */
function withParams({ url: address, params }: WayOut): string {
  const url = new URL(address);
  if (params.length === 0) return url.href;
  const added = new URLSearchParams(params.map(([name, value]) => [name, value])).toString();
  // Appended as text: what the provider wrote itself stays as it wrote it.
  url.search = url.search === "" ? added : `${url.search}&${added}`;
  return url.href;
}
