import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Invoice } from "@/lib/payment/invoice";
import { attributes, document, flat, id, relationships } from "@/lib/public-api/fixtures/invoice";
import { toInvoice } from "@/lib/public-api/to-invoice";
import { unwrap } from "@/lib/public-api/wire";

const read = (body: unknown): Invoice | null => {
  const resource = unwrap(JSON.parse(JSON.stringify(body)));
  return resource && toInvoice(resource);
};
const taken = (changes: Readonly<Record<string, unknown>>): Invoice => {
  const invoice = read(document(changes));
  if (invoice === null) throw new Error("garbage");
  return invoice;
};

test("an invoice is told whole", () => {
  expect(read(document())).toEqual({
    id,
    commerceAccount: "coma_SandboxActive001",
    status: "running",
    wireStatus: "process_pending",
    resolution: "ok",
    amount: { minor: 10078, currency: "USD" },
    fee: null,
    description: "Some goods",
    referenceId: "order-17",
    customer: null,
    lines: [],
    testMode: true,
    service: "neteller_usd_hpp",
    method: "neteller",
    flow: { action: "https://psp.example/checkout/abc", method: "GET", params: [] },
    flowName: "hpp",
    requisites: null,
    returnUrls: { success: null, pending: null, fail: null, any: "https://shop.example/return" },
    createdAt: 1767225600000,
    updatedAt: 1767225601000,
    expiresAt: 1767229200000,
  } satisfies Invoice);
});

test("the flat envelope says the same, but for what only relationships tell", () => {
  const related = { commerceAccount: null, service: null, method: null };
  expect(read(flat())).toEqual({ ...read(document()), ...related });
  expect(read(flat({ service: "neteller_usd_hpp" }))).toMatchObject({
    service: "neteller_usd_hpp",
    method: "neteller",
  });
  expect(read(flat({ service: "bank_transfer_usd_invoice" }))?.method).toBe("bank_transfer");
  expect(read(flat({ service: "strange" }))?.method).toBeNull();
});

test("an id, a status, an amount and a currency are enough", () => {
  expect(read({ data: { id, status: "created", amount: 5, currency: "EUR" } })).toMatchObject({
    status: "open",
    amount: { minor: 500, currency: "EUR" },
    testMode: false,
    flow: null,
    returnUrls: { success: null, pending: null, fail: null, any: null },
    expiresAt: null,
  });
});

test.each([
  ["created", "open"],
  ["processing", "running"],
  ["process_pending", "running"],
  ["process_error", "running"],
  ["processed", "paid"],
  ["verified", "paid"],
  ["refund_failed", "refundFailed"],
  ["partially_processed", "partlyPaid"],
  ["process_failed", "failed"],
  ["verify_failed", "failed"],
  ["expired", "expired"],
  ["terminated", "cancelled"],
  ["refunding", "refunding"],
  ["refund_pending", "refunding"],
  ["refund_error", "refunding"],
  ["refunded", "refunded"],
  ["partially_refunded", "partlyRefunded"],
  ["charged_back", "chargedBack"],
  ["partially_charged_back", "chargedBack"],
  ["constructor", "running"],
])("status %s counts as %s", (wire, status) => {
  expect(taken({ status: wire })).toMatchObject({ status, wireStatus: wire });
});

describe("amounts", () => {
  test.each([
    [100.78, "USD", 10078],
    ["100.780", "USD", 10078],
    [200, "JPY", 200],
    ["1.234", "KWD", 1234],
    [0.00001, "BTC", 1000],
    [1e-7, "BTC", 10],
    [100, "usd", 10000],
  ])("%s %s is %i minor units", (amount, currency, minor) => {
    const invoice = taken({ amount, payment_amount: null, currency });
    expect(invoice.amount).toEqual({ minor, currency: currency.toUpperCase() });
  });

  test("what the payer pays counts, and what it is more than the amount is the fee", () => {
    expect(taken({ amount: "100", payment_amount: 101.5 })).toMatchObject({
      amount: { minor: 10150, currency: "USD" },
      fee: { minor: 150, currency: "USD" },
    });
    expect(taken({ amount: 100, payment_amount: 90 })).toMatchObject({ amount: { minor: 9000 }, fee: null });
    expect(taken({ amount: null, payment_amount: 90 })).toMatchObject({ amount: { minor: 9000 }, fee: null });
  });

  test.each([
    ["no amount", { amount: null, payment_amount: null }],
    ["an amount that is no number", { payment_amount: "a lot" }],
    ["an amount of another shape", { payment_amount: { value: 1 } }],
    ["an asked amount that is no number", { amount: "a lot" }],
    ["a negative amount", { amount: -5, payment_amount: null }],
    ["more decimals than the currency has", { amount: 1.005, payment_amount: null }],
    ["an unknown currency", { currency: "XQQ" }],
    ["no currency", { currency: null }],
    ["no status", { status: null }],
  ])("garbage: %s", (_name, changes) => {
    expect(read(document(changes))).toBeNull();
  });

  test.each(["", "a/b", "../x", 5, null])("garbage: id %s", (wrong) => {
    expect(read(document({}, { id: wrong }))).toBeNull();
  });
});

test("lines of the invoice are shown where they can be read, one broken line takes no other away", () => {
  const items = [
    { name: "Tea", quantity: 2, amount: 4.5 },
    { name: "Cake", quantity: "1", amount: "3.20" },
    { name: "Gift", amount: 0 },
    { name: "Broken", quantity: 1, amount: "free" },
    { name: "", amount: 1 },
    "Sugar",
    null,
  ];
  expect(taken({ items }).lines).toEqual([
    { label: "Tea", quantity: 2, amount: { minor: 450, currency: "USD" } },
    { label: "Cake", quantity: 1, amount: { minor: 320, currency: "USD" } },
    { label: "Gift", quantity: null, amount: { minor: 0, currency: "USD" } },
  ]);
  expect(taken({ items: { a: 1 } }).lines).toEqual([]);
});

test("PHP's habits are understood: empty lists for maps, numbers as texts, empty texts", () => {
  const php = {
    flow_data: [],
    return_urls: [],
    payload: [],
    created: "1767225600",
    expires: 0,
    test_mode: 1,
    description: "",
    return_url: "",
  };
  expect(read(document(php, { relationships: [] }))).toMatchObject({
    flow: null,
    returnUrls: { success: null, any: null },
    createdAt: 1767225600000,
    expiresAt: null,
    testMode: true,
    description: null,
    commerceAccount: null,
  });
});

const any = fc.jsonValue({ maxDepth: 3 });

test("any JSON in place of any member never throws and never makes up an amount", () => {
  const names = fc.constantFrom(...Object.keys(attributes), "items", "service");
  fc.assert(
    fc.property(fc.dictionary(names, any), any, (changes, related) => {
      const invoice = read(document(changes, { relationships: related }));
      if (invoice === null) return;
      const told = { ...attributes, ...changes };
      const amount = told.payment_amount ?? told.amount;
      expect(invoice.amount.minor).toBe(Math.round(Number(amount) * 100));
      expect(invoice.amount.currency).toBe(String(told.currency).toUpperCase());
    }),
  );
});

test("any JSON at all in place of the answer never throws", () => {
  fc.assert(
    fc.property(any, (body) => {
      expect(read(body)).toBeNull();
      expect(read({ data: body })).toBeNull();
      expect(read({ data: { id, attributes: body, relationships } })).toBeNull();
    }),
  );
});
