import { expect, test } from "vitest";
import { answering, withCommerce, type Answer } from "@/lib/public-api/fixtures/fake-commerce";
import { document, id } from "@/lib/public-api/fixtures/invoice";
import { createInvoice, type NewInvoice } from "@/lib/public-api/create-invoice";
import { processInvoice } from "@/lib/public-api/process-invoice";
import { toJsonAmount } from "@/lib/public-api/to-wire";

const order: NewInvoice = {
  publicKey: "pk_test_EXAMPLE",
  amount: { minor: 10078, currency: "USD" },
  referenceId: "order-17",
  description: "Some goods",
  returnUrl: "https://shop.example/return",
  service: "neteller_usd_hpp",
  serviceFields: { email: "payer@example.com" },
  returnUrls: { success: "https://shop.example/1", pending: null, fail: null },
  customer: {
    referenceId: "c-17",
    name: "John Wick",
    email: null,
    phone: "+442072343456",
    dateOfBirth: "1990-01-31",
    individualTaxId: null,
    metadata: { tier: "gold" },
    address: { country: "GB", city: null, postCode: "12345", region: null, street: null, fullAddress: null },
  },
  metadata: { order_id: "17" },
  expiresAt: 1893456000999,
};

const { returnUrls: _returnUrls, ...single } = order;
const bare: NewInvoice = {
  ...single,
  description: null,
  returnUrl: null,
  service: null,
  serviceFields: {},
  customer: null,
  metadata: {},
  expiresAt: null,
};

const create = async (answer: Answer, input: NewInvoice = order) => {
  const results: Awaited<ReturnType<typeof createInvoice>>[] = [];
  const asked = await withCommerce(answer, async (api) => {
    results.push(await createInvoice(api, input));
  });
  return { result: results[0], asked };
};

test("everything is sent flat, money in decimals and time in seconds, once", async () => {
  const { asked } = await create(answering(201, document()));
  expect(asked).toEqual([
    {
      method: "POST",
      path: "/public-api/payment-invoices",
      body: {
        public_key: "pk_test_EXAMPLE",
        reference_id: "order-17",
        description: "Some goods",
        currency: "USD",
        amount: 100.78,
        service: "neteller_usd_hpp",
        service_fields: { email: "payer@example.com" },
        return_url: "https://shop.example/return",
        metadata: { order_id: "17" },
        return_urls: { success: "https://shop.example/1" },
        customer: {
          reference_id: "c-17",
          name: "John Wick",
          phone: "+442072343456",
          date_of_birth: "1990-01-31",
          metadata: { tier: "gold" },
          address: { country: "GB", post_code: "12345" },
        },
        expires: 1893456000,
      },
    },
  ]);
});

test("what is not there is left out", async () => {
  const { asked } = await create(answering(201, document()), bare);
  expect(asked[0]?.body).toEqual({
    public_key: "pk_test_EXAMPLE",
    reference_id: "order-17",
    currency: "USD",
    amount: 100.78,
  });
});

test.each([200, 201])("HTTP %i means created", async (http) => {
  expect((await create(answering(http, document()))).result).toMatchObject({ ok: true, value: { id } });
});

test.each([
  ["accepted only", 202, document(), "unavailable"],
  ["without an invoice", 201, {}, "unavailable"],
  ["a gateway's trouble", 502, "<html>", "unavailable"],
  ["a used reference", 429, { errors: [{ code: "duplicated_reference" }] }, "duplicate"],
  ["forbidden creation", 403, { errors: [{ code: "public_creation_forbidden" }] }, "forbidden"],
])("not created, or not known to be: %s", async (_name, http, body, kind) => {
  expect((await create(answering(http, body))).result).toMatchObject({ ok: false, error: { kind } });
});

test("a choice is sent to the invoice, and the answer must be about that invoice", async () => {
  const choice = {
    publicKey: "pk_test_EXAMPLE",
    service: "neteller_usd_hpp",
    serviceFields: { email: "a@b.example" },
  };
  const asked = await withCommerce(answering(200, document()), async (api) => {
    expect(await processInvoice(api, id, choice)).toMatchObject({
      ok: true,
      value: { flow: { method: "GET" } },
    });
    await processInvoice(api, id, { publicKey: null, service: "test_usd_test", serviceFields: {} });
  });
  expect(asked.map(({ path, body }) => ({ path, body }))).toEqual([
    {
      path: `/public-api/payment-invoices/${id}/process`,
      body: {
        public_key: "pk_test_EXAMPLE",
        service: "neteller_usd_hpp",
        service_fields: { email: "a@b.example" },
      },
    },
    { path: `/public-api/payment-invoices/${id}/process`, body: { service: "test_usd_test" } },
  ]);
  await withCommerce(answering(200, document({}, { id: "cpi_other" })), async (api) => {
    expect(await processInvoice(api, id, choice)).toMatchObject({ error: { code: "garbage" } });
  });
  await withCommerce(answering(409, { errors: [{ code: "conflict" }] }), async (api) => {
    expect(await processInvoice(api, id, choice)).toMatchObject({ error: { kind: "conflict" } });
  });
});

test.each([
  ["100.78", "100.78"],
  ["0.00000001", "1e-8"],
  ["200", "200"],
  ["90071992547409.93", '"90071992547409.93"'],
  ["1.5 ", '"1.5 "'],
])("the amount %s travels as %s, never rounded", (decimal, json) => {
  expect(JSON.stringify(toJsonAmount(decimal))).toBe(json);
});
