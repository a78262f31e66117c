import { describe, expect, it } from "vitest";
import { checkServiceFields } from "@/lib/forms/service-fields";
import { gateFieldsOf, toFormField, toSaleFields } from "@/lib/methods/gate-fields";

const check = (method: string, values: Record<string, string>) =>
  checkServiceFields(gateFieldsOf(method).map(toFormField), values);

describe("the fields of the Gate's methods", () => {
  it("go where the Gate expects them, a phone as digits", () => {
    const values = { operator: "KCELL", mobileNumber: "+7 (701) 123-45-67", email: "a@b.kz" };
    expect(toSaleFields(["operator", "mobileNumber", "email"], values)).toEqual({
      "account.service_provider": "KCELL",
      "account.number": "77011234567",
      "customer.email": "a@b.kz",
    });
  });
  it("are none for a method that asks nothing", () => expect(gateFieldsOf("wallet/qiwi-kz")).toEqual([]));
  it("are checked: what is missing and what cannot be", () => {
    expect(check("cash-in-kz/kassa24", {})).toMatchObject({ error: [{ key: "phone", fault: "missing" }] });
    expect(check("cash-in-kz/kassa24", { phone: "call me" })).toMatchObject({
      error: [{ key: "phone", fault: "format" }],
    });
    const person = { firstName: "Айгуль", lastName: "Сейткали", email: "nobody" };
    expect(check("qr/qr-halyk", person)).toMatchObject({ error: [{ key: "email", fault: "format" }] });
    expect(check("qr/qr-halyk", { ...person, email: "a@b.kz" }).ok).toBe(true);
  });
  it("take no card number", () =>
    expect(check("cash-in-kz/kassa24", { phone: "4000000000000077" })).toMatchObject({
      error: [{ fault: "strayDigits" }],
    }));
});
