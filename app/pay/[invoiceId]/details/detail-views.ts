import type { InputHTMLAttributes } from "react";
import type { ServiceFieldFault } from "@/lib/forms/service-fields";
import type { Texts } from "@/lib/i18n/texts";
import type { MethodItem } from "@/lib/methods/list-methods";
import type { ServiceField, Texts as ByLanguage } from "@/lib/methods/types";

export type DetailView = {
  readonly key: string;
  readonly id: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly fault: string | null;
  readonly input: InputHTMLAttributes<HTMLInputElement>;
};

/** The wanted language, else English, else whichever there is; an empty text is none. Source: public-api.md 2.5. */
const textIn = (texts: ByLanguage, locale: string): string | undefined =>
  [texts[locale], texts[locale.slice(0, 2)], texts["en"], ...Object.values(texts)].find(
    (text) => text !== undefined && text !== "",
  );

/** What browsers and keyboards can help with, told by the field's key. */
function helpFor(key: string): InputHTMLAttributes<HTMLInputElement> {
  if (/mail/i.test(key))
    return { ...verbatim, type: "email", autoComplete: "email", inputMode: "email", dir: "ltr" };
  if (/phone|msisdn|mobile/i.test(key))
    return { type: "tel", autoComplete: "tel", inputMode: "tel", dir: "ltr" };
  const token = tokens.find(([pattern]) => pattern.test(key))?.[1];
  if (token === "one-time-code")
    return { ...verbatim, type: "text", autoComplete: token, inputMode: "numeric", dir: "ltr" };
  if (token !== undefined) return { ...verbatim, type: "text", autoComplete: token, autoCapitalize: "words" };
  return { ...verbatim, type: "text", autoComplete: "off" };
}

/** Names, addresses and numbers are no words of a language: a keyboard takes them as they are typed. */
const verbatim = { autoCorrect: "off", autoCapitalize: "off", spellCheck: false } as const;

/** What a browser may fill in, by the words that services use in their keys. Source: HTML, autofill. */
const tokens: readonly (readonly [RegExp, string])[] = [
  [/first_?name|given_?name/i, "given-name"],
  [/last_?name|family_?name|surname/i, "family-name"],
  [/^(full_?)?name$|holder|beneficiary/i, "name"],
  [/post_?(al_?)?code|zip|^cep$/i, "postal-code"],
  [/city|town/i, "address-level2"],
  [/region|state|province/i, "address-level1"],
  [/street|address_?line|^address$/i, "address-line1"],
  [/country/i, "country"],
  [/birth|^dob$/i, "bday"],
  [/otp|one_?time/i, "one-time-code"],
];

/** A pattern of nothing but digits: a number pad is enough. */
const isDigits = (pattern: string | null): boolean =>
  pattern !== null && /^\/?\^?(?:\\d|\[0-9\])(?:[+*]|\{\d+(?:,\d*)?\})\$?\/?$/.test(pattern);

const longest = 255;
const kinds = ["missing", "tooLong", "format", "strayDigits"] as const satisfies ServiceFieldFault["fault"][];

/**
 * The fields of a service as finished texts. `faults` are keys, `email.format`; `values` what the link gave or the payer
 * typed before, never digits of a card.
 */
export function detailViews(
  item: Pick<MethodItem, "name" | "fields">,
  faults: string,
  texts: Texts,
  values: Readonly<Record<string, string>> = {},
): readonly DetailView[] {
  const { t, locale } = texts;
  const words = (fault: ServiceFieldFault["fault"], field: string): string => {
    if (fault === "missing") return t("details.missing", { field });
    if (fault === "tooLong") return t("details.tooLong", { field, max: longest });
    return t(fault === "strayDigits" ? "details.strayDigits" : "details.wrongForm", {
      field,
      method: item.name,
    });
  };
  const told = faults.split(",");
  return item.fields.map((field) => {
    const name = textIn(field.label, locale) ?? field.key;
    const fault = kinds.find((kind) => told.includes(`${field.key}.${kind}`));
    return {
      key: field.key,
      id: `detail-${field.key.replace(/[^\w-]/g, "-")}`,
      label: labelOf(field, name, texts),
      hint: textIn(field.hint, locale),
      fault: fault === undefined ? null : words(fault, name),
      input: {
        ...helpFor(field.key),
        ...(isDigits(field.regexp) ? { inputMode: "numeric" as const, dir: "ltr" } : {}),
        className: "input",
        "aria-required": field.required,
        defaultValue: told.includes(`${field.key}.strayDigits`) ? "" : (values[field.key] ?? ""),
      },
    };
  });
}

const labelOf = (field: ServiceField, name: string, { t }: Texts): string =>
  field.required ? name : t("details.optional", { label: name });
