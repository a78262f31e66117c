import { describe, expect, it, test } from "vitest";
import { fieldViews, statements } from "@/app/pay/[invoiceId]/clarification/field-views";
import { LOCALES } from "@/lib/i18n/locales";
import { texts } from "@/lib/i18n/texts";
import type { WantedField } from "@/lib/payment/instruction";

const field = (path: string, over: Partial<WantedField> = {}): WantedField => ({
  path: path.split("."),
  required: true,
  maxLength: null,
  pattern: null,
  format: null,
  text: null,
  fault: null,
  ...over,
});

const names =
  "first_name middle_name last_name email phone home_phone work_phone day_of_birth birthplace gender country city state " +
  "district street building zip address iin ssn installment_count";
const paths = [
  ...names.split(" ").map((name) => `customer.${name}`),
  ..."number type issue_date issue_by issue_country"
    .split(" ")
    .map((name) => `customer.identify.doc_${name}`),
  ..."country region region_code city address postal".split(" ").map((name) => `customer.billing.${name}`),
  "avs_data.avs_post_code",
  "avs_data.avs_street_address",
  "account.number",
  "account.bank_id",
  "account.service_provider",
  "additional_data.approval_code",
  "additional_data.otp",
  "otp_code",
  "utr_number",
  "transaction_id",
];

// The catalogues have tests of their own: here the first three will do.
describe.each(LOCALES.filter((locale) => ["en", "ru", "uk"].includes(locale)))("in %s", (locale) => {
  test.each(paths)("%s has a label, a keyboard and an autofill token", (path) => {
    const [view] = fieldViews([field(path)], [], {}, texts(locale));
    expect(view?.label).toMatch(locale === "en" ? /^[A-Z]/ : /^[А-ЯІЇЄҐ]|^IBAN/);
    // No machine's name, and no name of the unknown.
    expect(view?.label).not.toMatch(/_/);
    expect(view?.kind).not.toBe("other");
    expect(view?.input.type).toMatch(/^(text|email|tel)$/);
    expect(view?.input.autoComplete).toMatch(/^[a-z0-9 -]+$/);
  });

  it("tells every fault in its own words, never in the Gate's", () => {
    for (const fault of ["required", "maxLength", "format", "pattern", "This value is not valid."]) {
      const [view] = fieldViews([field("customer.city", { fault })], [], {}, texts(locale));
      expect(view?.fault).toMatch(locale === "en" ? /City/ : /[а-яіїє]/);
      expect(view?.fault).not.toContain("value");
    }
    const [code] = fieldViews([field("otp", { fault: "match" })], [], {}, texts(locale));
    expect(code?.fault).toBe(texts(locale).t("clarification.fault.wrongCode"));
  });

  it("lists countries by name, with the code as value", () => {
    const [view] = fieldViews([field("customer.country")], [], {}, texts(locale));
    expect(view?.options?.length).toBeGreaterThan(240);
    expect(view?.options?.filter(({ value, text }) => value === text)).toEqual([]);
  });
});

describe("a field", () => {
  const view = (asked: WantedField, typed = {}, faults: Parameters<typeof fieldViews>[1] = []) =>
    fieldViews([asked], faults, typed, texts("en"))[0];

  it("comes back filled, a code never", () => {
    expect(view(field("customer.city"), { "customer.city": "Almaty" })?.value).toBe("Almaty");
    expect(view(field("otp_code"), { otp_code: "123456" })?.value).toBe("");
  });
  it("says that it may be left out, and whose address it is of", () => {
    expect(view(field("customer.city", { required: false }))?.label).toBe("City (optional)");
    expect(view(field("customer.billing.city"))?.label).toBe("City (billing address)");
    expect(view(field("customer.loyalty_number"))?.label).toBe("One more detail: loyalty number");
  });
  it("tells our own fault before the Gate's", () => {
    const asked = field("customer.city", { fault: "required" });
    expect(view(asked, {}, [{ index: 0, fault: "strayDigits" }])?.fault).toContain("card number");
  });
  it("is typed where the Gate's pattern wants none of the list's values", () => {
    expect(view(field("customer.country", { pattern: "^[A-Z]{3}$" }))?.options).toBeNull();
    expect(view(field("customer.country", { pattern: "^[a-zA-Z]{2}$" }))?.options).not.toBeNull();
  });
  it("is chosen from the list of the Gate where there is one", () => {
    const lists = { bank: [{ code: "2914", name: "Altyn Savings" }] };
    const [bank, operator] = fieldViews(
      [field("account.bank_id"), field("account.service_provider")],
      [],
      {},
      texts("en"),
      lists,
    );
    expect(bank?.options).toEqual([{ value: "2914", text: "Altyn Savings" }]);
    expect(operator?.options).toBeNull();
  });
  it("is text to read where the provider says it, and nothing to fill in", () => {
    const asked = [field("customer.psu_consent_text", { text: "I agree." }), field("customer.city")];
    expect(statements(asked)).toEqual(["I agree."]);
    expect(fieldViews(asked, [], {}, texts("en")).map(({ id }) => id)).toEqual(["asked-1"]);
  });
});
