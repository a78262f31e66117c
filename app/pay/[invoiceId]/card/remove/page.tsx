import { redirect } from "next/navigation";
import { requestContext } from "@/app/request-context";
import { cardBrowser } from "@/app/pay/[invoiceId]/card/card-browser";
import { removeCard } from "@/app/pay/[invoiceId]/card/saved-actions";
import { savedName } from "@/app/pay/[invoiceId]/card/saved-views";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { UnavailablePage } from "@/app/unavailable-page";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { NativeForm } from "@/components/ui/native-form";
import { savedCardsFor } from "@/lib/checkout/saved-cards";
import { paths } from "@/lib/config/paths";

type Props = PayParams & { readonly searchParams: Promise<{ readonly card?: string | string[] }> };

/** Asks once more before a saved card is removed. Looking removes nothing. */
export default async function RemoveCardPage({ params, searchParams }: Props) {
  const payment = await requirePayment(params, "card");
  if (payment === null) return <UnavailablePage />;
  const { id } = payment.invoice;
  const wanted = [(await searchParams).card ?? []].flat()[0];
  const card = (await savedCardsFor(payment, await cardBrowser())).find((each) => each.id === wanted);
  if (card?.isRemovable !== true) redirect(paths.card(id));
  const { texts } = await requestContext();
  const { t } = texts;
  return (
    <PayFrame payment={payment} here={paths.removeCard(id, card.id)} step="card" title={t("saved.sure")}>
      <h1>{t("saved.sure")}</h1>
      <p className="lead">{t("saved.sureText")}</p>
      <NativeForm action={removeCard}>
        <input type="hidden" name="invoice" value={id} />
        <input type="hidden" name="card" value={card.id} />
        <div className="actions">
          <Button>{t("saved.yes", { card: savedName(card, texts) })}</Button>
          <LinkButton kind="quiet" href={paths.card(id)}>
            {t("saved.no")}
          </LinkButton>
        </div>
      </NativeForm>
    </PayFrame>
  );
}
