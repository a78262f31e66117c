import { expect, test } from "vitest";
import { billingName, checkBilling, parseBillingFaults, type BillingField } from "@/lib/forms/billing";

const whole = {
  country: "GB",
  address: "221B Baker Street",
  city: "London",
  region: "",
  postal: "NW1 6XE",
  email: "ada@shop.example",
};
const check = (changes: Partial<Record<BillingField, unknown>> = {}) =>
  checkBilling(
    Object.fromEntries(
      Object.entries({ ...whole, ...changes }).map(([field, value]) => [
        billingName(field as BillingField),
        value,
      ]),
    ),
  );
const faults = (changes: Partial<Record<BillingField, unknown>>): readonly string[] => {
  const checked = check(changes);
  return checked.ok ? [] : checked.error;
};

test("an address is taken as written, without the spaces around it", () => {
  expect(check({ city: "  London " })).toEqual({ ok: true, value: whole });
});

test("all that is missing is told at once, in the order of the form; a region may be", () => {
  expect(checkBilling({})).toEqual({
    ok: false,
    error: [
      "billing.country.missing",
      "billing.address.missing",
      "billing.city.missing",
      "billing.postal.missing",
      "billing.email.missing",
    ],
  });
});

test("a country without postal codes asks for none", () => {
  expect(faults({ country: "AE", postal: "" })).toEqual([]);
  expect(faults({ country: "US", postal: "" })).toEqual(["billing.postal.missing"]);
});

test.each([
  ["country", "gb", "format"],
  ["country", "Britain", "tooLong"],
  ["postal", "!", "format"],
  ["postal", "1".repeat(17), "tooLong"],
  ["email", "nobody", "format"],
  ["email", "a@b;c", "format"],
  ["address", "4000 0000 0000 0077", "strayDigits"],
  ["city", "x".repeat(256), "tooLong"],
  ["city", 7, "missing"],
] as const)("%s %s is %s", (field, value, wrong) => {
  expect(faults({ [field]: value })).toEqual([`billing.${field}.${wrong}`]);
});

test("Arabic digits of a postal code are sent as digits", () => {
  const checked = check({ postal: "١٢٣٤٥" });
  expect(checked.ok && checked.value.postal).toBe("12345");
});

test("only keys of ours are read from an address, each once", () => {
  expect(
    parseBillingFaults(
      "billing.city.missing,number.missing,billing.city.missing,billing.city.<b>,billing.x.missing",
    ),
  ).toEqual(["billing.city.missing"]);
});
