import fc from "fast-check";
import { describe, expect, test } from "vitest";
import accountsFile from "@/e2e/sandbox/accounts.json";
import { seedAccounts } from "@/e2e/sandbox/commerce/accounts";
import { convert, withCommission } from "@/e2e/sandbox/commerce/convert";
import { METHODS } from "@/e2e/sandbox/commerce/methods";
import { resolutionOf } from "@/e2e/sandbox/commerce/resolutions";
import { compilePattern } from "@/e2e/sandbox/commerce/service-fields";
import { servicesFor } from "@/e2e/sandbox/commerce/services";
import { FIELDS } from "@/e2e/sandbox/commerce/texts";

test("Checkout's accounts are Commerce's, key for key", () => {
  const seeded = seedAccounts("http://127.0.0.1:4030").filter((account) => account.active);
  expect(accountsFile.map((one) => [one.commerce_account, one.public_key, one.name])).toEqual(
    seeded.map((one) => [one.id, one.publicKey, one.name]),
  );
});

test("every field's example fits its pattern", () => {
  for (const field of Object.values(FIELDS))
    if (field.regexp) expect(field.example).toMatch(compilePattern(field.regexp));
});

test("every service has its method, and no code is there twice", () => {
  const services = ["USD", "EUR", "UAH", "PLN", "BRL", "INR", "KZT", "BTC"].flatMap(servicesFor);
  const known = new Set(METHODS.map((method) => method.code));
  expect(services.filter((service) => !known.has(service.method))).toEqual([]);
  for (const currency of ["USD", "EUR", "UAH"]) {
    const codes = servicesFor(currency).map((service) => service.code);
    expect(new Set(codes).size).toBe(codes.length);
  }
});

describe("money", () => {
  test("commission is rounded half up", () => {
    expect(withCommission(10_000, 150)).toBe(10_150);
    expect(withCommission(33, 150)).toBe(33);
    expect(withCommission(34, 150)).toBe(35);
  });

  test("an amount in another currency is never nothing", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.constantFrom("EUR", "USD", "UAH", "PLN", "INR", "BRL"),
        fc.constantFrom("EUR", "USD", "UAH", "PLN", "BTC"),
        (minor, from, to) => convert(minor, from, to) > 0,
      ),
    );
  });
});

test("a code of the Gate becomes a reason of the platform", () => {
  expect(
    ["10105", "10101", "10103", "10106", "10104", "10201", "10404", "1415", "10601", "3027", "10503"].map(
      resolutionOf,
    ),
  ).toEqual([
    "insufficient_funds",
    "limit_violation",
    "invalid_cvv",
    "card_expired",
    "client_auth_failed",
    "issuer_decline",
    "antifraud_error",
    "antifraud_error",
    "provider_error",
    "invalid_card",
    "general_error",
  ]);
});
