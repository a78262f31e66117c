/** What a field that the Gate asks for is, whatever its path: its label, keyboard, autofill and reading follow. */
export type WantedKind = keyof typeof kinds;

/** What browsers need to help; `secret` never comes back to a page; `reads` says how its value is brought into form. */
export type WantedHelp = {
  readonly type: "text" | "email" | "tel";
  readonly inputMode?: "numeric" | "email" | "tel";
  /** A token of the HTML standard; a billing or shipping address gets its prefix. */
  readonly autoComplete: string;
  readonly reads: "text" | "email" | "phone" | "code" | "date" | "country" | "gender" | "capitals" | "number";
  readonly secret?: true;
};

const text = (autoComplete = "off"): WantedHelp => ({ type: "text", autoComplete, reads: "text" });
const digits = (autoComplete = "off"): WantedHelp => ({
  type: "text",
  inputMode: "numeric",
  autoComplete,
  reads: "number",
});
const date = (autoComplete = "off"): WantedHelp => ({ ...digits(autoComplete), reads: "date" });
const phone = (autoComplete: string): WantedHelp => ({
  type: "tel",
  inputMode: "tel",
  autoComplete,
  reads: "phone",
});
const country: WantedHelp = { ...text("country"), reads: "country" };

const kinds = {
  firstName: text("given-name"),
  middleName: text("additional-name"),
  lastName: text("family-name"),
  fullName: text("name"),
  email: { type: "email", inputMode: "email", autoComplete: "email", reads: "email" },
  phone: phone("tel"),
  homePhone: phone("home tel"),
  workPhone: phone("work tel"),
  birthDate: date("bday"),
  birthplace: text(),
  gender: { ...text("sex"), reads: "gender" },
  country,
  state: text("address-level1"),
  region: text("address-level1"),
  regionCode: { ...text("address-level1"), reads: "capitals" },
  city: text("address-level2"),
  district: text("address-level3"),
  street: text("address-line1"),
  building: text("address-line2"),
  address: text("address-line1"),
  postCode: text("postal-code"),
  iin: digits(),
  taxNumber: digits(),
  ssn: digits(),
  docNumber: text(),
  docType: text(),
  docIssueDate: date(),
  docIssuedBy: text(),
  docCountry: { ...country, autoComplete: "off" },
  bank: text(),
  operator: text(),
  account: text(),
  iban: { ...text(), reads: "capitals" },
  cardholder: text("cc-name"),
  installments: digits(),
  utr: digits(),
  transaction: text(),
  code: {
    type: "text",
    inputMode: "numeric",
    autoComplete: "one-time-code",
    reads: "code",
    secret: true,
  },
  other: text(),
} satisfies Record<string, WantedHelp>;

/** Every name that the documents know or that is near to one. Source: gate.md 3.2, 10.4, 12.3, 20. */
const names: Readonly<Record<string, WantedKind>> = {
  first_name: "firstName",
  middle_name: "middleName",
  last_name: "lastName",
  full_name: "fullName",
  name: "fullName",
  email: "email",
  phone: "phone",
  mobile: "phone",
  msisdn: "phone",
  home_phone: "homePhone",
  work_phone: "workPhone",
  day_of_birth: "birthDate",
  birth_date: "birthDate",
  date_of_birth: "birthDate",
  birthday: "birthDate",
  birthplace: "birthplace",
  gender: "gender",
  country: "country",
  state: "state",
  region: "region",
  region_code: "regionCode",
  city: "city",
  district: "district",
  street: "street",
  building: "building",
  address: "address",
  zip: "postCode",
  postal: "postCode",
  postal_code: "postCode",
  post_code: "postCode",
  avs_post_code: "postCode",
  avs_street_address: "address",
  iin: "iin",
  inn: "taxNumber",
  tax_id: "taxNumber",
  cpf: "taxNumber",
  ssn: "ssn",
  doc_number: "docNumber",
  document_number: "docNumber",
  passport_number: "docNumber",
  doc_type: "docType",
  document_type: "docType",
  doc_issue_date: "docIssueDate",
  doc_issue_by: "docIssuedBy",
  doc_issue_country: "docCountry",
  bank_id: "bank",
  bank_code: "bank",
  service_provider: "operator",
  operator: "operator",
  number: "account",
  account_number: "account",
  account_id: "account",
  iban: "iban",
  card_holder: "cardholder",
  installment_count: "installments",
  utr_number: "utr",
  utr: "utr",
  transaction_id: "transaction",
  approval_code: "code",
  confirmation_code: "code",
  otp: "code",
  otp_code: "code",
  sms_code: "code",
  code: "code",
  pin: "code",
};

/** Also a name that we do not know may be a code: then it is not kept and never comes back. */
const soundsLikeCode = /(^|_)(otp|pin|code|password|secret|cvv|cvc|token)(_|$)/i;

/** What a path of the Gate asks for; its last name decides. */
export function wantedKind(path: readonly string[]): WantedKind {
  const name = path[path.length - 1] ?? "";
  // `smsCode` is `sms_code`: neither is kept.
  const plain = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
  const known = Object.prototype.hasOwnProperty.call(names, plain) ? names[plain] : undefined;
  return known ?? (soundsLikeCode.test(plain) ? "code" : "other");
}

export const wantedHelp = (kind: WantedKind): WantedHelp => kinds[kind];

/** Which address a part of one belongs to; the payer has to be told, and browsers too. */
export function addressOf(path: readonly string[]): "billing" | "shipping" | null {
  if (path.includes("shipping")) return "shipping";
  return path.includes("billing") || path.includes("avs_data") ? "billing" : null;
}

/** The autofill token of a path. */
export function autoCompleteOf(path: readonly string[]): string {
  const { autoComplete } = kinds[wantedKind(path)];
  const part = addressOf(path);
  return part === null || autoComplete === "off" ? autoComplete : `${part} ${autoComplete}`;
}

/** A machine's name as words: `loyalty_number`, `loyaltyNumber` → "loyalty number". */
export const readableName = (path: readonly string[]): string =>
  (path[path.length - 1] ?? "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();
