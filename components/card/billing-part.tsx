import { Fault, faultId, Field } from "@/components/ui/field";
import {
  billingFields,
  billingName,
  withoutPostal,
  type BillingFault,
  type BillingField,
  type BillingInput,
} from "@/lib/forms/billing";
import type { Texts } from "@/lib/i18n/texts";

/** Tokens by which browsers know an address. Source: devices.md 4.1. */
const AUTOFILL = {
  country: "billing country",
  address: "billing address-line1",
  city: "billing address-level2",
  region: "billing address-level1",
  postal: "billing postal-code",
  email: "email",
} as const satisfies Record<BillingField, string>;

/** What keyboards can help with; nothing here is a word of a language. */
const KEYBOARD = {
  country: {},
  address: { autoCapitalize: "words" },
  city: { autoCapitalize: "words" },
  region: { autoCapitalize: "words" },
  postal: { autoCapitalize: "characters" },
  email: { inputMode: "email", autoCapitalize: "off" },
} as const satisfies Record<BillingField, object>;

/** Names and codes to choose from, in the order of the payer's language. */
export type Country = readonly [code: string, name: string];

/** What is wrong with a field in words, or null. */
export function billingFaultText(
  faults: readonly BillingFault[],
  field: BillingField,
  { t }: Texts,
): string | null {
  const fault = faults.find((each) => each.startsWith(`billing.${field}.`));
  if (fault === undefined) return null;
  if (fault.endsWith(".missing")) return t(`billing.${field}.missing`);
  if (fault.endsWith(".strayDigits")) return t("billing.strayDigits");
  return t(fault.endsWith(".tooLong") ? "billing.tooLong" : `billing.${field}.missing`);
}

/** The lines of the error summary. */
export const billingItems = (faults: readonly BillingFault[], texts: Texts) =>
  billingFields.map((field) => ({
    key: billingName(field),
    target: billingName(field),
    text: billingFaultText(faults, field, texts),
  }));

/** The billing address below the card, empty like all of the form unless the card alone was sent back. */
export function BillingPart({
  texts,
  faults,
  countries,
  kept,
}: {
  readonly texts: Texts;
  readonly faults: readonly BillingFault[];
  readonly countries: readonly Country[];
  /** What was typed a moment ago, where nothing was wrong with it. */
  readonly kept?: BillingInput | undefined;
}) {
  const { t } = texts;
  const country = billingName("country");
  const countryFault = billingFaultText(faults, "country", texts);
  return (
    <fieldset className="part">
      <legend>
        <h2>{t("billing.title")}</h2>
      </legend>
      <p className="hint">{t("billing.why")}</p>
      <div className="field">
        <label className="label" htmlFor={country}>
          {t("billing.country")}
        </label>
        <Fault id={country} text={countryFault} />
        <select
          id={country}
          name={country}
          className="input"
          autoComplete={AUTOFILL.country}
          defaultValue={kept?.country ?? ""}
          data-missing={t("billing.country.missing")}
          aria-describedby={countryFault === null ? undefined : faultId(country)}
          aria-invalid={countryFault === null ? undefined : true}
        >
          <option value="">{t("billing.choose")}</option>
          {countries.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {billingFields
        .filter((field) => field !== "country")
        .map((field) => (
          <Field
            key={field}
            id={billingName(field)}
            label={
              field === "region"
                ? t("details.optional", { label: t("billing.region") })
                : t(`billing.${field}`)
            }
            fault={billingFaultText(faults, field, texts)}
            input={{
              type: field === "email" ? "email" : "text",
              name: billingName(field),
              defaultValue: kept?.[field],
              className: "input",
              autoComplete: AUTOFILL[field],
              autoCorrect: "off",
              spellCheck: false,
              enterKeyHint: field === billingFields[billingFields.length - 1] ? "done" : "next",
              ...KEYBOARD[field],
              ...(field === "region" ? {} : { "data-missing": t(`billing.${field}.missing`) }),
              ...(field === "postal" ? { "data-unless": [...withoutPostal].join(" ") } : {}),
            }}
          />
        ))}
    </fieldset>
  );
}
