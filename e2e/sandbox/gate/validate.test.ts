import { expect, it, describe } from "vitest";
import { buildTestGate, cardOf, isWellSigned, saleBody, SUCCESS_PAN } from "@/e2e/sandbox/gate/test-gate";

const card = (change: object) => ({ card: { ...cardOf(SUCCESS_PAN), ...change } });
const within = (name: string, change: object) => ({ [name]: { ...(saleBody()[name] as object), ...change } });

async function errorsOf(change: Record<string, unknown>) {
  const gate = buildTestGate();
  const answer = await gate.sale(change);
  await gate.clock.advance(150);
  return { accepted: answer.status, gate, callback: gate.callbacks()[0] };
}

describe("a request that breaks the specification is accepted and ends in an error callback", () => {
  it.each([
    ["a PAN that fails Luhn", card({ pan: "4242424242424243" }), "502", "card.pan"],
    ["a PAN with letters", card({ pan: "4000-0000-0000-0077" }), "502", "card.pan"],
    ["no such month", card({ month: 13 }), "502", "card.month"],
    ["a card of last month", card({ year: 2029, month: 12 }), "3021", "card.year"],
    ["no CVV", card({ cvv: undefined }), "3141", "card.cvv"],
    ["a CVV of two digits", card({ cvv: "12" }), "502", "card.cvv"],
    ["no cardholder", card({ card_holder: "" }), "3162", "card.card_holder"],
    ["a cardholder with signs", card({ card_holder: "J@HN" }), "3161", "card.card_holder"],
    ["no such currency", within("payment", { currency: "ABC" }), "3121", "payment.currency"],
    ["an amount of nothing", within("payment", { amount: 0 }), "502", "payment.amount"],
    ["a fraction of a minor unit", within("payment", { amount: 1.5 }), "502", "payment.amount"],
    ["a long description", within("payment", { description: "x".repeat(256) }), "502", "payment.description"],
    ["an address that is no IP", within("customer", { ip_address: "here" }), "502", "customer.ip_address"],
    ["no e-mail address", within("customer", { email: "john" }), "2426", "customer.email"],
    ["a phone with a plus", within("customer", { phone: "+77011234567" }), "502", "customer.phone"],
  ])("%s", async (_name, change, code, field) => {
    const { accepted, gate, callback } = await errorsOf(change);
    expect(accepted).toBe(200);
    expect(callback?.payment).toEqual({ id: "pay-1", status: "error" });
    expect(callback?.operation).toBeUndefined();
    expect(callback?.errors?.[0]).toMatchObject({ code, field });
    expect(callback && isWellSigned(callback)).toBe(true);
    expect(await gate.ledger()).toEqual([]);
  });
});

describe("within the specification are", () => {
  it.each([
    ["a card in its last month", card({ year: 2030, month: 1 })],
    ["month and year as text", card({ year: "2031", month: "08" })],
    ["a Cyrillic cardholder", card({ card_holder: "Иван О'Нил-Петров" })],
    ["a card of a brand that has no CVV", card({ pan: "8600000000000007", cvv: undefined })],
    [
      "an order by telephone with no CVV",
      { ...card({ cvv: undefined }), ...within("payment", { moto_type: 2 }) },
    ],
    ["an address of the new kind", within("customer", { ip_address: "2001:db8::1" })],
  ])("%s", async (_name, change) => {
    const { callback } = await errorsOf(change);
    expect(callback?.payment.status).toBe("success");
  });
});
