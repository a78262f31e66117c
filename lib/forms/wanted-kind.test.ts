import { describe, expect, it, test } from "vitest";
import { addressOf, autoCompleteOf, readableName, wantedHelp, wantedKind } from "@/lib/forms/wanted-kind";

const at = (path: string): string[] => path.split(".");

/** Every path of gate.md 3.2 and 10.4 that may be asked for, with what browsers fill it in by. */
const documented: Readonly<Record<string, string>> = {
  "customer.first_name": "given-name",
  "customer.middle_name": "additional-name",
  "customer.last_name": "family-name",
  "customer.email": "email",
  "customer.phone": "tel",
  "customer.home_phone": "home tel",
  "customer.work_phone": "work tel",
  "customer.day_of_birth": "bday",
  "customer.birthplace": "off",
  "customer.gender": "sex",
  "customer.country": "country",
  "customer.city": "address-level2",
  "customer.state": "address-level1",
  "customer.district": "address-level3",
  "customer.street": "address-line1",
  "customer.building": "address-line2",
  "customer.zip": "postal-code",
  "customer.address": "address-line1",
  "customer.iin": "off",
  "customer.ssn": "off",
  "customer.installment_count": "off",
  "customer.identify.doc_number": "off",
  "customer.identify.doc_type": "off",
  "customer.identify.doc_issue_date": "off",
  "customer.identify.doc_issue_by": "off",
  "customer.identify.doc_issue_country": "off",
  "customer.billing.country": "billing country",
  "customer.billing.region": "billing address-level1",
  "customer.billing.region_code": "billing address-level1",
  "customer.billing.city": "billing address-level2",
  "customer.billing.address": "billing address-line1",
  "customer.billing.postal": "billing postal-code",
  "customer.shipping.city": "shipping address-level2",
  "avs_data.avs_post_code": "billing postal-code",
  "avs_data.avs_street_address": "billing address-line1",
  "card.card_holder": "cc-name",
  "account.number": "off",
  "account.bank_id": "off",
  "account.service_provider": "off",
  "payment.bank_id": "off",
  "additional_data.approval_code": "one-time-code",
  "additional_data.otp": "one-time-code",
  otp_code: "one-time-code",
  utr_number: "off",
  "additional_data.utr_number": "off",
  transaction_id: "off",
};

describe("a field that the Gate asks for", () => {
  test.each(Object.entries(documented))("%s is known and filled in by %s", (path, token) => {
    expect(wantedKind(at(path))).not.toBe("other");
    expect(autoCompleteOf(at(path))).toBe(token);
  });

  it("has the keyboard of its kind", () => {
    const keyboard = (path: string) => {
      const { type, inputMode } = wantedHelp(wantedKind(at(path)));
      return inputMode ?? type;
    };
    for (const path of ["otp_code", "utr_number", "customer.day_of_birth", "customer.iin", "customer.ssn"])
      expect(keyboard(path)).toBe("numeric");
    for (const path of ["customer.phone", "customer.home_phone"]) expect(keyboard(path)).toBe("tel");
    expect(keyboard("customer.email")).toBe("email");
    expect(keyboard("customer.address")).toBe("text");
  });

  it("is a secret wherever it is a code, also under a name that nobody knows", () => {
    for (const path of [
      "additional_data.approval_code",
      "otp_code",
      "payment.push_otp",
      "a.smsCode",
      "a.userPin",
    ])
      expect(wantedHelp(wantedKind(at(path))).secret).toBe(true);
    for (const path of ["customer.email", "utr_number", "customer.postCode", "customer.regionCode"])
      expect(wantedHelp(wantedKind(at(path))).secret).toBeUndefined();
  });

  it("is a plain field with a readable name where nobody knows it", () => {
    for (const path of ["customer.loyalty_number", "toString", "a.constructor", ""])
      expect(wantedKind(at(path))).toBe("other");
    expect(readableName(["customer", "loyalty_number"])).toBe("loyalty number");
    expect(readableName(["branchCodeOfBank"])).toBe("branch code of bank");
    expect(addressOf(["customer", "city"])).toBeNull();
  });
});
