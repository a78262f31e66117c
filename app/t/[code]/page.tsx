import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { brandView, paymentLook } from "@/app/look";
import { requestContext } from "@/app/request-context";
import { CodeForm } from "@/app/t/code-form";
import { takePayment } from "@/app/t/[code]/actions";
import { slipView } from "@/app/pay/[invoiceId]/slip-view";
import { UnavailablePage } from "@/app/unavailable-page";
import { PageViewSwitch } from "@/app/view-switch";
import { Frame } from "@/components/payment/frame";
import { Button } from "@/components/ui/button";
import { NativeForm } from "@/components/ui/native-form";
import { Say } from "@/components/ui/say";
import { lookUp } from "@/lib/checkout/hand-off";
import { paths } from "@/lib/config/paths";
import { formatMoney } from "@/lib/money/format";
import { parseCode } from "@/lib/screen/hand-off-code";
import { browserCookie, hashBrowserId } from "@/lib/security/browser-cookie";

type Props = { readonly params: Promise<{ readonly code: string }> };

/**
 * What a phone sees that opened the code of another screen: to whom, how much, and whether it is meant. Looking takes
 * nothing over, since cameras and messengers look as well. Of the order it shows no more than can be read over there.
 */
export default async function TakeOverPage({ params }: Props) {
  const code = parseCode((await params).code);
  const { name } = browserCookie((process.env["CHECKOUT_URL"] ?? "").startsWith("https:"));
  const browser = hashBrowserId((await cookies()).get(name)?.value);
  const found = await lookUp(code, browser, await headers()).catch(() => null);
  if (found === null) return <UnavailablePage />;
  const { texts, nonce, screen } = await requestContext();
  const { t } = texts;
  if (!found.ok) return <CodeForm texts={texts} fault={found.error} />;
  if (found.value.kind === "mine") redirect(paths.porch(found.value.invoiceId));
  const { handOff, payment } = found.value;
  const { invoice, account } = payment;
  const amount = formatMoney(invoice.amount, texts.locale).text;
  const here = paths.handOff(handOff.code);
  const title = t("handOff.title", { amount, merchant: account.name });
  const slip = slipView(payment, texts, () => false);
  return (
    <Frame
      texts={texts}
      slip={{ ...slip, reference: null, lines: [], receipt: [] }}
      brand={brandView(paymentLook(payment), nonce, screen.view === "tv")}
      testMode={invoice.testMode}
      here={here}
      legalUrl={account.legalUrl}
      supportUrl={account.supportUrl}
      footerEnd={<PageViewSwitch here={here} />}
      state={{ step: "hand-off" }}
    >
      <title>{title}</title>
      <Say tone="wait" title={title}>
        <p className="lead">{t("handOff.text")}</p>
      </Say>
      <NativeForm action={takePayment}>
        <input type="hidden" name="hand_off" value={handOff.id} />
        <div className="actions">
          <Button>{t("handOff.yes", { amount })}</Button>
        </div>
      </NativeForm>
      <p className="calm">{t("handOff.no")}</p>
    </Frame>
  );
}
