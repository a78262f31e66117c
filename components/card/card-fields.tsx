import { Fault, Field, Hint, Input } from "@/components/ui/field";
import { CARD_INPUT_IDS, CARD_SLOT_IDS, CARD_SLOTS, isOfWholeDate } from "@/components/card/card-inputs";
import { cardWords, faultText } from "@/components/card/card-words";
import { Mark } from "@/components/payment/marks";
import { cardFaultField, type CardFault } from "@/lib/forms/card-form";
import type { Texts } from "@/lib/i18n/texts";

/** What no card field wants: corrections, capitals and spelling. */
const PLAIN = { type: "text", autoCorrect: "off", autoCapitalize: "off", spellCheck: false } as const;
const DIGITS = { ...PLAIN, inputMode: "numeric", className: "input num", dir: "ltr" } as const;

/** Name and date of a former try, two digits each. */
export type KeptFields = { readonly holder?: string; readonly month?: string; readonly year?: string };

/**
 * The card's fields as plain HTML, number and code always empty: what was typed never comes back from the server. No maxlength on
 * number, month and year: it would cut what is pasted or filled in. Source: devices.md 4.1.
 */
export function CardFields({
  texts,
  faults,
  kept = {},
  holder = "required",
  goesOn = false,
  focused = false,
}: {
  readonly texts: Texts;
  readonly faults: readonly CardFault[];
  readonly kept?: KeptFields;
  readonly holder?: "required" | "optional";
  /** More fields follow in the same form. */
  readonly goesOn?: boolean;
  /** The number has the focus from the start. */
  readonly focused?: boolean;
}) {
  const { t } = texts;
  const words = cardWords(texts, "").faults;
  const expiryFault = faultText(faults, CARD_SLOTS.expiry, words);
  /** Only the half that is wrong is marked, or both. */
  const isWrong = (field: "expiryMonth" | "expiryYear"): boolean =>
    faults.some((fault) => isOfWholeDate(fault) || cardFaultField(fault) === field);
  return (
    <>
      <Field
        id={CARD_INPUT_IDS.number}
        label={t("card.number")}
        fault={faultText(faults, CARD_SLOTS.number, words)}
        mark={<BrandMark />}
        input={{
          ...DIGITS,
          name: "number",
          autoComplete: "cc-number",
          className: "input num input-number",
          enterKeyHint: "next",
          autoFocus: focused,
        }}
      />
      <div className="two">
        <fieldset className="field" data-slot="expiry">
          <legend className="label">{t("card.expiry")}</legend>
          <Hint id={CARD_SLOT_IDS.expiry} text={t("card.expiryHint")} />
          <Fault id={CARD_SLOT_IDS.expiry} text={expiryFault} />
          <div className="expiry">
            {(["expiryMonth", "expiryYear"] as const).map((name) => (
              <Input
                key={name}
                {...DIGITS}
                id={CARD_INPUT_IDS[name]}
                name={name}
                defaultValue={name === "expiryMonth" ? kept.month : kept.year}
                ownedBy={CARD_SLOT_IDS.expiry}
                hasHint
                fault={isWrong(name) ? expiryFault : null}
                aria-label={t(name === "expiryMonth" ? "card.month" : "card.year")}
                autoComplete={name === "expiryMonth" ? "cc-exp-month" : "cc-exp-year"}
                enterKeyHint="next"
              />
            ))}
          </div>
        </fieldset>
        <Field
          id={CARD_INPUT_IDS.cvv}
          label={t("card.code")}
          hint={t("card.codeHint")}
          fault={faultText(faults, CARD_SLOTS.cvv, words)}
          input={{ ...DIGITS, name: "cvv", autoComplete: "cc-csc", maxLength: 12, enterKeyHint: "next" }}
        />
      </div>
      <Field
        id={CARD_INPUT_IDS.holder}
        label={holder === "optional" ? t("details.optional", { label: t("card.name") }) : t("card.name")}
        fault={faultText(faults, CARD_SLOTS.holder, words)}
        input={{
          ...PLAIN,
          className: "input",
          name: "holder",
          defaultValue: kept.holder,
          autoComplete: "cc-name",
          autoCapitalize: "words",
          enterKeyHint: goesOn ? "next" : "done",
        }}
      />
    </>
  );
}

/** A neutral card, and an empty place in which the script may draw the brand: it never touches what React drew. */
function BrandMark() {
  return (
    <>
      <span data-mark="neutral">
        <Mark name="card" />
      </span>
      <span data-mark="brand" />
    </>
  );
}
