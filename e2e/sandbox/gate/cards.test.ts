import { describe, expect, it, test } from "vitest";
import { brandOf, maskOf, passesLuhn, resultOf, TEST_CARDS } from "@/e2e/sandbox/gate/cards";
import { buildTestGate, cardOf } from "@/e2e/sandbox/gate/test-gate";

const paying = async (pan: string, payment: object = { amount: 400000, currency: "USD" }) => {
  const gate = buildTestGate();
  await gate.sale({ card: cardOf(pan), payment });
  await gate.clock.advance(60_000);
  return { callback: gate.callbacks()[0], charges: await gate.ledger() };
};

describe.each(TEST_CARDS)("test card $number", ({ number, result }) => {
  it("passes Luhn and has a brand", () => {
    expect(passesLuhn(number)).toBe(true);
    expect(brandOf(number)).not.toBe("");
  });

  it("ends as the table says, and is charged only then", async () => {
    const { callback, charges } = await paying(number);
    expect(callback?.payment.status).toBe(result.kind === "decline" ? "decline" : "success");
    expect(callback?.operation?.code).toBe(result.kind === "decline" ? result.code : "0");
    expect(charges).toHaveLength(result.kind === "decline" ? 0 : 1);
  });
});

test("no card is in the table twice", () =>
  expect(new Set(TEST_CARDS.map((card) => card.number)).size).toBe(TEST_CARDS.length));

test("an unknown card that passes Luhn pays", () =>
  expect(resultOf("4242424242424242")).toEqual({ kind: "success" }));

describe("a card of partial authorisation", () => {
  it("gives 120 EUR of more", async () => {
    const { callback, charges } = await paying("5126160000356675", { amount: 120_01, currency: "EUR" });
    expect(callback?.payment).toMatchObject({ status: "success", sum: { amount: 120_00, currency: "EUR" } });
    expect(charges).toMatchObject([{ minor: 120_00 }]);
  });

  it("gives 120 EUR whole", async () => {
    const { callback } = await paying("5126160000356675", { amount: 120_00, currency: "EUR" });
    expect(callback?.payment.sum?.amount).toBe(120_00);
  });
});

test("the issuer that is too slow answers after half a minute", async () => {
  const gate = buildTestGate();
  await gate.sale({ card: cardOf("4539121411168251") });
  await gate.clock.advance(29_999);
  expect((await gate.status()).payment.status).toBe("processing");
  await gate.clock.advance(1);
  expect((await gate.status()).payment.status).toBe("decline");
});

test.each([
  ["8600120412341230", "uzcard"],
  ["9860010112341230", "humo"],
  ["2204112233445566", "mir"],
  ["2720991234567890", "mastercard"],
  ["2721001234567890", ""],
  ["371449635398431", "amex"],
  ["6200000000000005", "unionpay"],
  ["6759649826438453", "maestro"],
])("%s is of brand %j", (pan, brand) => expect(brandOf(pan)).toBe(brand));

test("a mask keeps six digits and four", () => expect(maskOf("4242424242424242")).toBe("424242******4242"));
