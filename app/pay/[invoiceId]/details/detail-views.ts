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

/** The wanted language, else English, else whichever there is. Source: public-api.md 2.5. */
const textIn = (texts: ByLanguage, locale: string): string | undefined =>
  texts[locale] ?? texts["en"] ?? Object.values(texts)[0];

/** What browsers and keyboards can help with, told by the field's key. */
function helpFor(key: string): InputHTMLAttributes<HTMLInputElement> {
  if (/mail/i.test(key)) return { type: "email", autoComplete: "email", inputMode: "email", dir: "ltr" };
  if (/phone|msisdn|mobile/i.test(key))
    return { type: "tel", autoComplete: "tel", inputMode: "tel", dir: "ltr" };
  if (/^(full_?)?name$|holder/i.test(key)) return { type: "text", autoComplete: "name" };
  return { type: "text", spellCheck: false, autoCapitalize: "off" };
}

const longest = 255;
const kinds = ["missing", "tooLong", "format", "strayDigits"] as const satisfies ServiceFieldFault["fault"][];

/** The fields of a service as finished texts. `faults` is the page's own parameter: keys only. */
export function detailViews(item: MethodItem, faults: string, texts: Texts): readonly DetailView[] {
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
      input: { ...helpFor(field.key), className: "input" },
    };
  });
}

const labelOf = (field: ServiceField, name: string, { t }: Texts): string =>
  field.required ? name : t("details.optional", { label: name });
