import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cardFaultField,
  cardSchema,
  checkCard,
  parseCardFaults,
  type CardFault,
} from "@/lib/forms/card-form";
import { error, ok } from "@/lib/result";

const now = Date.UTC(2026, 10, 15);
const rules = { now, testMode: false };
const good = {
  number: "4242 4242 4242 4242",
  expiryMonth: "12",
  expiryYear: "30",
  cvv: "123",
  holder: "John Smith",
};

const faultsOf = (changes: Record<string, unknown>, more = {}): readonly CardFault[] => {
  const checked = checkCard({ ...good, ...changes }, { ...rules, ...more });
  return checked.ok ? [] : checked.error;
};

describe("a card form", () => {
  test("comes out typed", () => {
    expect(checkCard(good, rules)).toEqual(
      ok({ pan: "4242424242424242", month: 12, year: 2030, cvv: "123", holder: "John Smith" }),
    );
  });

  test.each([
    [{ number: "" }, ["number.missing"]],
    [{ number: "4242 x" }, ["number.notDigits"]],
    [{ number: "4242" }, ["number.tooShort"]],
    [{ number: "4".repeat(20) }, ["number.tooLong"]],
    [{ number: "4242424242424243" }, ["number.checksum"]],
    [{ expiryMonth: "", expiryYear: "" }, ["expiry.missing"]],
    [{ expiryMonth: "13" }, ["expiry.month"]],
    [{ expiryYear: "" }, ["expiry.year"]],
    [{ expiryYear: "25" }, ["expiry.past"]],
    [{ cvv: "" }, ["cvv.missing"]],
    [{ cvv: "12" }, ["cvv.length3"]],
    [{ number: "378282246310005" }, ["cvv.length4"]],
    [{ number: "9999999999999999", cvv: "1" }, ["cvv.length"]],
    [{ holder: "" }, ["holder.missing"]],
    [{ holder: "a".repeat(201) }, ["holder.tooLong"]],
    [{ holder: "山田" }, ["holder.characters"]],
    [{ holder: "4242 4242 4242 4242" }, ["holder.strayDigits"]],
  ] as [Record<string, string>, CardFault[]][])("%o has the faults %o", (changes, faults) => {
    expect(faultsOf(changes)).toEqual(faults);
  });

  test("an empty form is told everything at once, in the order of the form", () => {
    expect(checkCard({}, rules)).toEqual(
      error(["number.missing", "expiry.missing", "cvv.missing", "holder.missing"]),
    );
  });

  test.each([null, undefined, "text", 5, [], { number: 5, cvv: {}, holder: null }])(
    "what is no form counts as an empty one: %o",
    (input) => {
      expect(checkCard(input, rules)).toEqual(checkCard({}, rules));
    },
  );

  test("fields of a request that are none of ours are ignored", () => {
    expect(checkCard({ ...good, $ACTION_ID: "1", amount: "0" }, rules)).toEqual(checkCard(good, rules));
  });

  test("the holder may be left out where it is optional, but not be wrong", () => {
    expect(checkCard({ ...good, holder: " " }, { ...rules, holder: "optional" })).toMatchObject({
      ok: true,
      value: { holder: "" },
    });
    expect(faultsOf({ holder: "<" }, { holder: "optional" })).toEqual(["holder.characters"]);
  });

  test("a brand without a code is paid without one, and one typed all the same is not passed on", () => {
    for (const cvv of ["", "123"])
      expect(checkCard({ ...good, number: "8600 1234 1234 1234", cvv }, rules)).toMatchObject({
        ok: true,
        value: { cvv: null },
      });
  });

  test("a brand whose code may be missing is not asked for it, even when its number is wrong", () => {
    expect(faultsOf({ number: "6759649826438453", cvv: "" })).toEqual([]);
    expect(faultsOf({ number: "6759649826438454", cvv: "" })).toEqual(["number.checksum"]);
  });

  test("an unknown brand blocks nothing", () => {
    expect(faultsOf({ number: "9999999999999999", cvv: "" })).toEqual([]);
  });

  test("in test mode an expiry in the past passes", () => {
    expect(faultsOf({ expiryMonth: "02", expiryYear: "26" }, { testMode: true })).toEqual([]);
  });

  test("what was typed is in no issue, in no fault and in no message", () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 25 });
    fc.assert(
      fc.property(digits, digits, (number, cvv) => {
        const input = {
          ...good,
          number: `71${number.join("")}x`,
          cvv: `98${cvv.join("")}76`,
          holder: "<Canary>",
        };
        const checked = cardSchema(rules).safeParse(input);
        expect(checked.success).toBe(false);
        const said = JSON.stringify(checked.error?.issues) + String(checked.error?.message);
        expect(said).not.toMatch(/\d{3}|Canary/);
      }),
    );
  });
});

describe("faults in an address", () => {
  test.each([
    ["", []],
    ["number.checksum", ["number.checksum"]],
    ["expiry.past,number.checksum", ["expiry.past", "number.checksum"]],
    ["number.checksum,number.checksum", ["number.checksum"]],
    ["number.checksum,<script>,cvv.nope,toString,__proto__,", ["number.checksum"]],
    ["number", []],
    [`${"x".repeat(2_000)},number.checksum`, []],
  ])("%s is read as %o", (text, faults) => {
    expect(parseCardFaults(text)).toEqual(faults);
  });

  test.each([
    ["number.missing", "number"],
    ["number.checksum", "number"],
    ["expiry.missing", "expiryMonth"],
    ["expiry.month", "expiryMonth"],
    ["expiry.year", "expiryYear"],
    ["expiry.past", "expiryMonth"],
    ["cvv.length4", "cvv"],
    ["holder.strayDigits", "holder"],
  ] as const)("%s is mended at %s", (fault, field) => {
    expect(cardFaultField(fault)).toBe(field);
  });

  test("an issue of the schema stands at the field where it is mended", () => {
    const checked = cardSchema(rules).safeParse({ ...good, expiryYear: "x", cvv: "1" });
    expect(checked.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ["expiryYear", "expiry.year"],
      ["cvv", "cvv.length3"],
    ]);
  });
});
