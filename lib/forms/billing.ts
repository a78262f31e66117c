import { toAsciiDigits } from "@/lib/card/digits";
import { holdsCardNumber } from "@/lib/card/stray-digits";
import { error, ok, type Result } from "@/lib/result";

/** Where the bank sends the letters of the card, and how to reach the payer. Optional texts are empty. */
export type BillingInput = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly postal: string;
  readonly address: string;
  readonly email: string;
};

export const billingFields = ["country", "address", "city", "region", "postal", "email"] as const;

export type BillingField = (typeof billingFields)[number];

type BillingWrong = "missing" | "tooLong" | "strayDigits" | "format";

/** Keys of what is wrong; a value is never part of one. */
export type BillingFault = `billing.${BillingField}.${BillingWrong}`;

/** Lengths that the Gate takes. Source: gate.md 3.2. */
const most = { country: 2, address: 255, city: 255, region: 255, postal: 16, email: 255 } as const;

/** Countries whose letters go without a postal code. Source: Universal Postal Union, list of member countries. */
export const withoutPostal: ReadonlySet<string> = new Set(
  "AE AG AO AW BF BI BJ BO BQ BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GM GQ GY HK JM KI KM KN KP LC ML MO MR MW NR NU QA RW SC SL SO SR SS ST SX SY TD TF TG TK TL TO TT TV UG VU YE ZW".split(
    " ",
  ),
);

/** Whether a field may stay empty. `country` as chosen, or empty. */
const isOptional = (field: BillingField, country: string): boolean =>
  field === "region" || (field === "postal" && withoutPostal.has(country));

const isRight: Partial<Record<BillingField, RegExp>> = {
  country: /^[A-Z]{2}$/,
  postal: /^[\p{L}\p{N}][\p{L}\p{N} -]*$/u,
  email: /^[^\s@;]{1,64}@[^\s@;]{1,190}$/,
};

function faultOf(field: BillingField, value: string, country: string): BillingWrong | null {
  if (value === "") return isOptional(field, country) ? null : "missing";
  if (Array.from(value).length > most[field]) return "tooLong";
  if (holdsCardNumber(value)) return "strayDigits";
  return isRight[field]?.test(value) === false ? "format" : null;
}

/** The name of a billing input; apart from the card's own names. */
export const billingName = (field: BillingField): string => `billing-${field}`;

/** The billing part of a card form, or everything that is wrong with it, in the order of the form. */
export function checkBilling(form: Readonly<Record<string, unknown>>): Result<BillingInput, BillingFault[]> {
  const textOf = (field: BillingField): string => {
    const value = form[billingName(field)];
    const text = typeof value === "string" ? value.slice(0, 2_000).trim() : "";
    return field === "postal" ? toAsciiDigits(text) : text;
  };
  const values = Object.fromEntries(billingFields.map((field) => [field, textOf(field)])) as Record<
    BillingField,
    string
  >;
  const faults = billingFields.flatMap((field) => {
    const wrong = faultOf(field, values[field], values.country);
    return wrong === null ? [] : [`billing.${field}.${wrong}` as const];
  });
  return faults.length === 0 ? ok(values) : error(faults);
}

/** The billing faults in the page's `faults` parameter; anybody can write it, so only keys count. */
export const parseBillingFaults = (text: string): BillingFault[] =>
  [...new Set(text.slice(0, 1_000).split(","))].filter((key): key is BillingFault => {
    const [, field = "", wrong = ""] = /^billing\.(\w+)\.(\w+)$/.exec(key) ?? [];
    return (
      billingFields.some((each) => each === field) &&
      ["missing", "tooLong", "strayDigits", "format"].includes(wrong)
    );
  });
