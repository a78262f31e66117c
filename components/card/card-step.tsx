import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CardFields, type KeptFields } from "@/components/card/card-fields";
import { CardForm } from "@/components/card/card-form";
import { CardSummary } from "@/components/card/card-summary";
import type { SummaryItem } from "@/components/ui/error-summary";
import { cardWords } from "@/components/card/card-words";
import type { CardFault, CardRules } from "@/lib/forms/card-form";
import type { Texts } from "@/lib/i18n/texts";

/** The whole step "Pay by card": what is wrong, heading, way back, form. `title` is the page's title without faults. */
export function CardStep({
  texts,
  title,
  merchant,
  payText,
  action,
  faults,
  kept = {},
  rules,
  otherMethodHref,
  otherLinks,
  more,
  hidden,
  focused = false,
  children,
}: {
  readonly texts: Texts;
  readonly title: string;
  readonly merchant: string;
  /** What the button says, with the amount. */
  readonly payText: string;
  readonly action: (form: FormData) => Promise<void>;
  readonly faults: readonly CardFault[];
  /** What a former try of this payer left to stand in the form: never number or code. */
  readonly kept?: KeptFields;
  readonly rules: CardRules;
  /** Null where this is the only way to pay. */
  readonly otherMethodHref: string | null;
  /** Further ways on, under the heading. */
  readonly otherLinks?: ReactNode;
  /** Lines of the error summary that belong to `children`. */
  readonly more?: readonly SummaryItem[];
  /** Hidden inputs of the page's own. */
  readonly hidden?: ReactNode;
  /** The number has the focus from the start: only where arrow keys are all there is. */
  readonly focused?: boolean;
  /** Further parts of the form, below the card's fields. */
  readonly children?: ReactNode;
}) {
  const { t } = texts;
  return (
    <>
      <CardSummary texts={texts} faults={faults} {...(more ? { more } : {})} />
      <h1>{t("card.title")}</h1>
      {otherMethodHref !== null && (
        <p className="lead">
          <a href={otherMethodHref}>{t("methods.another")}</a>
        </p>
      )}
      {otherLinks}
      <CardForm action={action} words={cardWords(texts, title)} rules={rules}>
        {hidden}
        <CardFields
          texts={texts}
          faults={faults}
          kept={kept}
          focused={focused}
          goesOn={more !== undefined && more.length > 0}
          {...(rules.holder ? { holder: rules.holder } : {})}
        />
        {children}
        <div className="actions">
          <Button busy={t("card.sending")}>{payText}</Button>
        </div>
      </CardForm>
      <p className="calm">{t("card.note", { merchant })}</p>
    </>
  );
}
