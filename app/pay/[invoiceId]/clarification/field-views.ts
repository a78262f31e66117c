import type { InputHTMLAttributes } from "react";
import { answerName } from "@/app/pay/[invoiceId]/clarification/answer-name";
import type { Typed } from "@/app/pay/[invoiceId]/clarification/typed-cookie";
import type { GateLists } from "@/lib/checkout/gate-lists";
import { countries } from "@/lib/forms/countries";
import { faultOfConstraint, isStatement, type FieldFault } from "@/lib/forms/wanted-fields";
import {
  addressOf,
  autoCompleteOf,
  readableName,
  wantedHelp,
  wantedKind,
  type WantedKind,
} from "@/lib/forms/wanted-kind";
import type { Texts } from "@/lib/i18n/texts";
import { toRegExp } from "@/lib/methods/php-regexp";
import type { WantedField } from "@/lib/payment/instruction";

export type Option = { readonly value: string; readonly text: string };

/** One asked field as finished texts. `options`: it is chosen from a list. */
export type AskedView = {
  readonly id: string;
  readonly name: string;
  readonly kind: WantedKind;
  readonly label: string;
  readonly hint: string | undefined;
  readonly fault: string | null;
  readonly value: string;
  readonly options: readonly Option[] | null;
  readonly input: InputHTMLAttributes<HTMLInputElement>;
};

/** What a keyboard begins in capitals, by how a value is read. */
const capitals: Readonly<Record<string, string>> = { text: "words", capitals: "characters" };

/** The fields to fill in; `faults` are ours and come before those that the Gate found in the last round. */
export function fieldViews(
  fields: readonly WantedField[],
  faults: readonly FieldFault[],
  typed: Typed,
  texts: Texts,
  lists: GateLists = {},
): readonly AskedView[] {
  return fields.flatMap((field, index) => {
    if (isStatement(field)) return [];
    const { path } = field;
    const kind = wantedKind(path);
    const { reads, type, inputMode, secret } = wantedHelp(kind);
    const name = nameOf(field, kind, texts);
    const isNumber = reads === "number" || reads === "code" || reads === "date";
    return {
      id: `asked-${index}`,
      name: answerName(index),
      kind,
      label: field.required ? name : texts.t("details.optional", { label: name }),
      hint: hintOf(kind, texts),
      fault: faultText(field, kind, name, faults.find((each) => each.index === index) ?? null, texts),
      value: secret === true ? "" : (typed[path.join(".")] ?? field.text ?? ""),
      options: optionsOf(field, listOf(lists[kind], reads, texts)),
      input: {
        type,
        ...(inputMode === undefined ? {} : { inputMode }),
        autoComplete: autoCompleteOf(path),
        className: isNumber ? "input num" : "input",
        ...(type === "text" && !isNumber ? {} : { dir: "ltr" }),
        autoCorrect: "off",
        spellCheck: false,
        autoCapitalize: capitals[reads] ?? "off",
      },
    };
  });
}

/** The provider's own words to read, in their order. */
export const statements = (fields: readonly WantedField[]): readonly string[] =>
  fields.flatMap((field) => (isStatement(field) && field.text !== null ? [field.text] : []));

function nameOf({ path }: WantedField, kind: WantedKind, { t }: Texts): string {
  const label =
    kind === "other"
      ? t("clarification.field.other", { name: readableName(path) })
      : t(`clarification.field.${kind}`);
  const part = addressOf(path);
  return part === null ? label : t(`clarification.${part}`, { label });
}

function hintOf(kind: WantedKind, { t }: Texts): string | undefined {
  if (kind === "birthDate" || kind === "docIssueDate") return t("clarification.hint.date");
  if (kind === "phone" || kind === "homePhone" || kind === "workPhone") return t("clarification.hint.phone");
  if (kind === "ssn" || kind === "utr" || kind === "transaction") return t(`clarification.hint.${kind}`);
  return undefined;
}

function faultText(
  { maxLength, fault }: WantedField,
  kind: WantedKind,
  name: string,
  own: FieldFault | null,
  { t }: Texts,
): string | null {
  const known = own?.fault ?? (fault === null ? null : faultOfConstraint(fault));
  switch (known) {
    case null:
      return null;
    case "missing":
      return t("details.missing", { field: name });
    case "tooLong":
      return maxLength === null
        ? t("clarification.fault.long", { field: name })
        : t("details.tooLong", { field: name, max: maxLength });
    case "strayDigits":
      return t("details.strayDigits", { field: name });
    case "email":
    case "date":
      return t(`clarification.fault.${known}`, { field: name });
    case "expected":
      // From the Gate it is a refusal: to send it once more as it is would be in vain.
      return t(own === null ? "clarification.fault.wrong" : "clarification.fault.expected", { field: name });
    case "wrong":
      return kind === "code"
        ? t("clarification.fault.wrongCode")
        : t("clarification.fault.wrong", { field: name });
  }
}

/** The values of a field that are known. */
function listOf(listed: GateLists[WantedKind] = [], reads: string, { t, locale }: Texts): readonly Option[] {
  if (reads === "country") return countries(locale).map(({ code, name }) => ({ value: code, text: name }));
  if (reads === "gender")
    return (["female", "male"] as const).map((value) => ({ value, text: t(`clarification.${value}`) }));
  return listed.map(({ code, name }) => ({ value: code, text: name }));
}

/** A list where values are known; when the Gate's pattern wants none of them, the payer types. */
function optionsOf({ pattern }: WantedField, all: readonly Option[]): readonly Option[] | null {
  const wanted = pattern === null ? null : toRegExp(pattern);
  const isOurs = wanted === null ? all.length > 0 : all.some(({ value }) => wanted.test(value));
  return isOurs ? all : null;
}
