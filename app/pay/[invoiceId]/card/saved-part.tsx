import { payBySavedCard } from "@/app/pay/[invoiceId]/card/saved-actions";
import { savedViews } from "@/app/pay/[invoiceId]/card/saved-views";
import { savedCodeId, SavedList } from "@/components/card/saved-list";
import { ErrorSummary, type SummaryItem } from "@/components/ui/error-summary";
import type { ReactNode } from "react";
import type { Payment } from "@/lib/checkout/load-payment";
import type { SavedCard } from "@/lib/checkout/saved-cards";
import { paths } from "@/lib/config/paths";
import type { CardFault } from "@/lib/forms/card-form";
import type { Texts } from "@/lib/i18n/texts";

/** The step "Pay by card" of a payer who has saved cards. */
export function SavedPart({
  payment,
  texts,
  cards,
  chosen,
  faults,
  payText,
  otherMethodHref,
  hidden,
  more,
  children,
}: {
  readonly payment: Payment;
  readonly texts: Texts;
  readonly cards: readonly SavedCard[];
  readonly chosen: string;
  readonly faults: readonly CardFault[];
  readonly payText: string;
  readonly otherMethodHref: string | null;
  readonly hidden: ReactNode;
  /** Lines of the error summary that belong to `children`. */
  readonly more: readonly SummaryItem[];
  readonly children: ReactNode;
}) {
  const { t } = texts;
  const { invoice, account } = payment;
  const views = savedViews(cards, invoice.id, texts, chosen, faults);
  return (
    <>
      <ErrorSummary
        title={t("problem.title")}
        items={[...views.map(({ codeFault }, n) => ({ target: savedCodeId(n), text: codeFault })), ...more]}
      />
      <h1>{t("card.title")}</h1>
      {otherMethodHref !== null && (
        <p className="lead">
          <a href={otherMethodHref}>{t("methods.another")}</a>
        </p>
      )}
      <SavedList
        texts={texts}
        cards={views}
        payText={payText}
        action={payBySavedCard}
        anotherHref={paths.card(invoice.id, [], "new")}
        hidden={hidden}
      >
        {children}
      </SavedList>
      <p className="calm">{t("card.note", { merchant: account.name })}</p>
    </>
  );
}
