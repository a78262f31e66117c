import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  checkWanted,
  faultOfConstraint,
  isStatement,
  parseFieldFaults,
  type WantedData,
} from "@/lib/forms/wanted-fields";
import type { WantedField } from "@/lib/payment/instruction";
import { error, ok } from "@/lib/result";

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
const check = (fields: readonly WantedField[], typed: readonly string[], told: readonly number[] = []) =>
  checkWanted(fields, (index) => typed[index] ?? "", new Set(told));
const read = (path: string, typed: string, over: Partial<WantedField> = {}): unknown => {
  const checked = check([field(path, over)], [typed]);
  return checked.ok ? checked.value[path] : checked.error[0]?.fault;
};

describe("an answer", () => {
  it("mirrors the paths that were asked, scalars and a second additional_data too", () => {
    const paths = ["avs_data.avs_post_code", "customer.billing.city", "customer.last_name", "utr_number"];
    expect(
      check(
        [...paths, "additional_data.approval_code"].map((path) => field(path)),
        ["050000", "Almaty", "Petrov", "4123", "123 456"],
      ),
    ).toEqual(
      ok({
        avs_data: { avs_post_code: "050000" },
        customer: { billing: { city: "Almaty" }, last_name: "Petrov" },
        utr_number: "4123",
        additional_data: { approval_code: "123456" },
      }),
    );
  });

  it("leaves out what may be empty, and is there even when it is empty", () => {
    expect(check([field("customer.city", { required: false })], ["  "])).toEqual(ok({}));
    expect(check([], [])).toEqual(ok({}));
  });

  it("sends a statement back as it was shown, and asks nothing for it", () => {
    const consent = field("customer.psu_consent_text", { text: "I agree that …" });
    expect(isStatement(consent)).toBe(true);
    expect(isStatement(field("customer.country", { text: "KZ" }))).toBe(false);
    expect(check([consent], ["something else"])).toEqual(
      ok({ customer: { psu_consent_text: "I agree that …" } }),
    );
  });

  it("tells every fault by the place of its field", () => {
    const fields = [field("customer.email"), field("customer.last_name"), field("customer.city")];
    expect(check(fields, ["ivan", "Petrov", ""])).toEqual(
      error([
        { index: 0, fault: "email" },
        { index: 2, fault: "missing" },
      ]),
    );
  });

  it("touches no prototype, whatever a path is called", () => {
    const checked = check([field("__proto__.polluted"), field("constructor")], ["yes", "x"]);
    expect(checked.ok && JSON.stringify(checked.value)).toBe(
      '{"__proto__":{"polluted":"yes"},"constructor":"x"}',
    );
    expect(Object.prototype).not.toHaveProperty("polluted");
  });
});

describe("what is typed is brought into the Gate's form", () => {
  test.each([
    ["phone", "+7 (701) 123-45-67", "77011234567"],
    ["phone", "00 44 20 7946 0000", "442079460000"],
    ["day_of_birth", "31 12 1990", "31-12-1990"],
    ["day_of_birth", "1.2.1990", "01-02-1990"],
    ["day_of_birth", "1990-12-31", "31-12-1990"],
    ["day_of_birth", "31121990", "31-12-1990"],
    ["day_of_birth", "31-02-1990", "date"],
    ["day_of_birth", "yesterday", "date"],
    ["country", "kz", "KZ"],
    ["otp_code", "١٢٣ ٤٥٦", "123456"],
    ["otp_code", "12-34-56", "123456"],
    ["otp_code", "AB 12", "AB12"],
    ["utr_number", "4123 4567 8901", "412345678901"],
    ["last_name", " Petrov ", "Petrov"],
    ["last_name", "4242 4242 4242 4242", "strayDigits"],
    ["phone", "no number", "missing"],
  ])("%s: %s → %s", (path, typed, expected) => expect(read(path, typed)).toBe(expected));

  it("in another one where the Gate's pattern wants that", () => {
    expect(read("day_of_birth", "31 12 1990", { pattern: "^\\d{4}-\\d\\d-\\d\\d$" })).toBe("1990-12-31");
    expect(read("phone", "7 701 123 45 67", { pattern: "^\\+\\d+$" })).toBe("+77011234567");
    expect(read("country", "kz", { pattern: "^[a-z]{2}$" })).toBe("kz");
  });
});

describe("limits of the Gate", () => {
  it("are kept, by characters as people count them", () => {
    expect(read("last_name", "абвгд", { maxLength: 4 })).toBe("tooLong");
    expect(read("last_name", "😀😀", { maxLength: 2 })).toBe("😀😀");
    expect(read("last_name", "x".repeat(513))).toBe("tooLong");
  });

  it("never block a payer for ever: the same answer goes through when its form was doubted once", () => {
    const odd = [field("customer.city", { pattern: "^[A-Z]+$" })];
    expect(check(odd, ["Almaty"])).toEqual(error([{ index: 0, fault: "expected" }]));
    expect(check(odd, ["Almaty"], [0])).toEqual(ok({ customer: { city: "Almaty" } }));
  });

  it("are not checked where that could take long", () => {
    expect(read("last_name", `${"a".repeat(50)}!`, { pattern: "^(a+)+$" })).toBe(`${"a".repeat(50)}!`);
    expect(read("last_name", "x", { pattern: "[" })).toBe("x");
  });
});

describe("faults", () => {
  it("are read from an address by key only", () => {
    expect(parseFieldFaults("0.missing,12.date,3.<b>,x.missing,1.nothing,100.missing")).toEqual([
      { index: 0, fault: "missing" },
      { index: 12, fault: "date" },
    ]);
  });

  test.each([
    ["required", "missing"],
    ["NotBlank", "missing"],
    ["maxLength", "tooLong"],
    ["format", "expected"],
    ["pattern", "expected"],
    ["minLength", "expected"],
    ["match", "wrong"],
    ["anything else", "wrong"],
    ["", "wrong"],
  ])("the Gate's %s is %s", (constraint, expected) => expect(faultOfConstraint(constraint)).toBe(expected));
});

it("whatever is asked and typed, an answer has the asked paths and nothing else", () => {
  const name = fc.constantFrom("a", "b", "email", "phone", "__proto__", "otp", "country", "day_of_birth");
  const asked = fc.uniqueArray(fc.array(name, { minLength: 1, maxLength: 3 }), {
    maxLength: 5,
    selector: (path) => path.join("."),
  });
  const leaves = (data: WantedData | string, at: readonly string[] = []): string[] =>
    typeof data === "string"
      ? [at.join(".")]
      : Object.entries(data).flatMap(([key, each]) => leaves(each, [...at, key]));
  fc.assert(
    fc.property(asked, fc.array(fc.string({ unit: "grapheme", maxLength: 20 })), (paths, typed) => {
      const fields = paths.map((path) => field(path.join("."), { required: false }));
      const checked = check(fields, typed);
      if (!checked.ok) return;
      const wanted = new Set(paths.map((path) => path.join(".")));
      expect(leaves(checked.value).filter((leaf) => leaf !== "" && !wanted.has(leaf))).toEqual([]);
    }),
  );
});
