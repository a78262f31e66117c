import { describe, expect, test } from "vitest";
import { brandName, brandOf } from "@/lib/card/brand";

describe("the brand of a number", () => {
  test.each([
    ["4111111111111111", "visa"],
    ["5555555555554444", "mastercard"],
    ["2221000000000009", "mastercard"],
    ["2720990000000000", "mastercard"],
    ["378282246310005", "american-express"],
    ["341111111111111", "american-express"],
    ["30569309025904", "diners-club"],
    ["36148900647913", "diners-club"],
    ["6011111111111117", "discover"],
    ["6500000000000002", "discover"],
    ["3530111333300000", "jcb"],
    ["6221260000000000", "unionpay"],
    ["8100000000000000", "unionpay"],
    ["6262000000000000", "unionpay"],
    ["2200000000000004", "mir"],
    ["2204999999999999999", "mir"],
    ["8600123412341234", "uzcard"],
    ["5614681234123412", "uzcard"],
    ["9860123412341234", "humo"],
    ["8200000000000000", "rupay"],
    ["8190000000000000", "rupay"],
    ["5080000000000000", "rupay"],
    ["9704000000000000", "napas"],
    ["9112000000000000", "belkart"],
    ["9804000000000000", "prostir"],
    ["9792000000000000", "troy"],
    ["6362970000457013", "elo"],
    ["6504051234567890", "elo"],
    ["6062820000000000", "hipercard"],
    ["6370950000000005", "hiper"],
    ["5895620000000000", "naranja"],
    ["5060990000000000", "verve"],
    ["5061980000000000", "verve"],
    ["5079640000000000", "verve"],
    ["6500270000000000", "verve"],
    ["6703000000000000", "bancontact"],
    ["5019000000000000", "dankort"],
    ["5078030000000000", "meeza"],
    ["6759649826438453", "maestro"],
    ["5018000000000000", "maestro"],
    ["6304000000000000", "maestro"],
    ["6763000000000000", "maestro"],
  ])("%s is %s", (digits, id) => {
    expect(brandOf(digits)?.id).toBe(id);
  });

  test.each([
    ["nothing typed", ""],
    ["too early to say", "6"],
    ["Elo begins like Visa", "4"],
    ["nobody's range", "9999999999999999"],
    ["UATP", "135410014004955"],
    ["what the library would call Maestro for want of better", "6600000000000000"],
    ["the same with 50", "5000000000000000"],
    ["the same with 58", "5800000000000000"],
  ])("unknown stays unknown: %s", (_, digits) => {
    expect(brandOf(digits)).toBeNull();
  });

  test("Uzcard and Humo are not lost after two digits", () => {
    expect([brandOf("86"), brandOf("98")]).toEqual([null, null]);
    expect([brandOf("8600")?.id, brandOf("9860")?.id]).toEqual(["uzcard", "humo"]);
  });

  test.each([
    ["8600123412341234", "none", 3, false],
    ["9860123412341234", "none", 3, false],
    ["6759649826438453", "optional", 3, true],
    ["6703000000000000", "optional", 3, true],
    ["6221260000000000", "optional", 3, false],
    ["9704000000000000", "optional", 3, false],
    ["378282246310005", "required", 4, true],
    ["4111111111111111", "required", 3, true],
    ["2200000000000004", "required", 3, true],
  ] as const)("%s: code %s of %i digits, Luhn %s", (digits, code, codeDigits, luhn) => {
    expect(brandOf(digits)).toMatchObject({ code, codeDigits, luhn });
  });
});

describe("the name of a brand", () => {
  test.each([
    ["visa", "Visa"],
    ["amex", "American Express"],
    ["american-express", "American Express"],
    ["diners_club", "Diners Club"],
    ["belcard", "Belkart"],
    ["uzcard", "Uzcard"],
    ["mir", "Mir"],
    ["somebank", null],
    ["constructor", null],
    ["__proto__", null],
  ])("%s is shown as %s", (type, name) => {
    expect(brandName(type)).toBe(name);
  });
});
