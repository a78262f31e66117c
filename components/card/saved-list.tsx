import type { ReactNode } from "react";
import { SavedForm } from "@/components/card/saved-form";
import { brandMark, Mark } from "@/components/payment/marks";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import type { Texts } from "@/lib/i18n/texts";

/** A saved card as finished text. */
export type SavedCardView = {
  readonly id: string;
  readonly brand: string | null;
  /** "Visa ending 4242". */
  readonly name: string;
  /** Until when it is good, or that it is not any more. */
  readonly note: string | null;
  readonly isExpired: boolean;
  readonly isChosen: boolean;
  /** What to say at its security code; null: the card has none. */
  readonly codeHint: string | null;
  readonly codeFault: string | null;
  /** Null: not to be removed in this browser. */
  readonly removeHref: string | null;
};

/** The id of a card's code field; `n` is its place in the list. */
export const savedCodeId = (n: number): string => `saved-code-${n}`;

/**
 * Saved cards as radio buttons, each with its own code field that shows while it is chosen: by style alone, so it works
 * without script. One button pays; "another card" is a link to the card form.
 */
export function SavedList({
  texts,
  cards,
  payText,
  action,
  anotherHref,
  hidden,
  children,
}: {
  readonly texts: Texts;
  readonly cards: readonly SavedCardView[];
  /** What the button says, with the amount. */
  readonly payText: string;
  readonly action: (form: FormData) => Promise<void>;
  readonly anotherHref: string;
  readonly hidden?: ReactNode;
  /** What the account asks for besides, below the list. */
  readonly children?: ReactNode;
}) {
  const { t } = texts;
  const isPayable = cards.some(({ isExpired }) => !isExpired);
  return (
    <SavedForm action={action} sending={t("card.sending")}>
      {hidden}
      <fieldset className="methods saved">
        <legend className="vh">{t("saved.title")}</legend>
        {cards.map((card, n) => (
          <SavedRow key={card.id} texts={texts} card={card} n={n} />
        ))}
        {isPayable && (
          <a className="method" href={anotherHref}>
            <Mark name="card" />
            <span className="name">{t("saved.another")}</span>
            <span className="chevron" aria-hidden="true" />
          </a>
        )}
      </fieldset>
      {isPayable && children}
      <div className="actions">
        {isPayable ? (
          <Button busy={t("card.sending")}>{payText}</Button>
        ) : (
          <LinkButton href={anotherHref}>{t("saved.another")}</LinkButton>
        )}
      </div>
    </SavedForm>
  );
}

function SavedRow({
  texts: { t },
  card,
  n,
}: {
  readonly texts: Texts;
  readonly card: SavedCardView;
  readonly n: number;
}) {
  const id = `saved-${n}`;
  return (
    <div className="saved-card">
      <input
        type="radio"
        id={id}
        name="card"
        value={card.id}
        defaultChecked={card.isChosen}
        disabled={card.isExpired}
      />
      <label htmlFor={id}>
        <Mark name={brandMark(card.brand)} />
        <span className="name">
          {card.name}
          {card.note !== null && <small className={card.isExpired ? "text-bad" : ""}>{card.note}</small>}
        </span>
      </label>
      {card.removeHref !== null && (
        <a
          className="saved-remove"
          href={card.removeHref}
          aria-label={t("saved.removeCard", { card: card.name })}
        >
          {t("saved.remove")}
        </a>
      )}
      {card.codeHint !== null && !card.isExpired && (
        <div className="saved-code">
          <Field
            id={savedCodeId(n)}
            label={t("card.code")}
            hint={card.codeHint}
            fault={card.codeFault}
            input={{
              type: "text",
              name: `cvv-${card.id}`,
              autoComplete: "cc-csc",
              inputMode: "numeric",
              autoCorrect: "off",
              autoCapitalize: "off",
              spellCheck: false,
              className: "input num",
              dir: "ltr",
              maxLength: 12,
              enterKeyHint: "done",
            }}
          />
        </div>
      )}
    </div>
  );
}
