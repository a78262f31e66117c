import { expect, test } from "vitest";
import { brandOf } from "@/lib/card/brand";
import { parseSecurityCode } from "@/lib/card/security-code";
import { error, ok } from "@/lib/result";

const visa = "4111111111111111";
const amex = "378282246310005";
const maestro = "6759649826438453";
const uzcard = "8600123412341234";
const unknown = "9999999999999999";

test.each([
  ["Visa", visa, "123", ok("123")],
  ["Visa", visa, " 1 2 3 ", ok("123")],
  ["Visa", visa, "١٢٣", ok("123")],
  ["Visa", visa, "", error("missing")],
  ["Visa", visa, "12", error("length3")],
  ["Visa", visa, "1234", error("length3")],
  ["Visa", visa, "12a", error("length3")],
  ["Visa", visa, "1".repeat(500), error("length3")],
  ["American Express", amex, "1234", ok("1234")],
  ["American Express", amex, "123", error("length4")],
  ["American Express", amex, "", error("missing")],
  ["Maestro", maestro, "123", ok("123")],
  ["Maestro without one", maestro, "", ok(null)],
  ["Maestro", maestro, "12", error("length3")],
  ["Uzcard", uzcard, "", ok(null)],
  ["Uzcard, given all the same", uzcard, "123", ok(null)],
  ["an unknown brand", unknown, "123", ok("123")],
  ["an unknown brand", unknown, "1234", ok("1234")],
  ["an unknown brand", unknown, "12", error("length")],
  ["an unknown brand without one", unknown, "", ok(null)],
])("code of %s (%s): %s", (_, digits, text, expected) => {
  expect(parseSecurityCode(text, brandOf(digits))).toEqual(expected);
});
