import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Offer } from "@/lib/methods/types";
import { answering, withCommerce, type Answer } from "@/lib/public-api/fixtures/fake-commerce";
import { id } from "@/lib/public-api/fixtures/invoice";
import { getOffer, type OfferAsk } from "@/lib/public-api/get-offer";
import { toOffer } from "@/lib/public-api/to-offer";
import { unwrap } from "@/lib/public-api/wire";

const publicKey = "pk_test_EXAMPLE";

const email = {
  key: "email",
  type: "string",
  example: null,
  required: true,
  position: 1,
  label: { en: "Email", ru: "Почта" },
  hint: "Your email",
  regexp: "/^.+@.+$/u",
};
const neteller = {
  code: "neteller_usd_hpp",
  method: "neteller",
  flow: "hpp",
  currency: "USD",
  fields: [email],
  amount_min: 1,
  amount_max: "100000.00000000",
  fee: { rate: 1.5, fixed: "0.2", min: 0, max: 0 },
  status: "available",
};
const bitcoin = {
  code: "bitcoin_btc_hpp",
  method: "bitcoin",
  flow: "hpp",
  currency: "btc",
  fields: [],
  amount_min: 1e-7,
};
const members = {
  currency: "USD",
  amount: "100.50",
  test_mode: true,
  services: { neteller_usd_hpp: neteller, bitcoin_btc_hpp: bitcoin },
  methods: {
    neteller: {
      code: "neteller",
      category: "digital_wallet",
      name: { en: "Neteller" },
      position: 1,
      hide: false,
    },
    bitcoin: { code: "bitcoin", name: "Bitcoin" },
  },
  account: { name: "Grand Frank", description: "", website: "https://shop.example/" },
};
const whole: Offer = {
  amount: { minor: 10050, currency: "USD" },
  testMode: true,
  services: [
    {
      code: "neteller_usd_hpp",
      method: "neteller",
      flow: "hpp",
      currency: "USD",
      fields: [
        {
          key: "email",
          label: { en: "Email", ru: "Почта" },
          hint: { en: "Your email" },
          regexp: "/^.+@.+$/u",
          required: true,
          position: 1,
        },
      ],
      min: "1",
      max: "100000.00000000",
      fee: { ratePercent: 1.5, fixed: 0.2 },
      zeroFee: false,
    },
    {
      code: "bitcoin_btc_hpp",
      method: "bitcoin",
      flow: "hpp",
      currency: "BTC",
      fields: [],
      min: "0.0000001",
      max: null,
      fee: null,
      zeroFee: false,
    },
  ],
  methods: [
    { code: "neteller", name: { en: "Neteller" }, category: "digital_wallet", position: 1 },
    { code: "bitcoin", name: { en: "Bitcoin" }, category: "alternative", position: 0 },
  ],
  merchant: { name: "Grand Frank", description: null, website: "https://shop.example/" },
};

const read = (body: unknown, key: string | null = null): Offer | null => {
  const resource = unwrap(JSON.parse(JSON.stringify(body)));
  return resource && toOffer(resource, key);
};
const taken = (changes: Readonly<Record<string, unknown>>, key: string | null = null): Offer => {
  const offer = read({ data: { ...members, ...changes } }, key);
  if (offer === null) throw new Error("garbage");
  return offer;
};

test("both envelopes say the same", () => {
  expect(read({ data: members })).toEqual(whole);
  expect(read({ data: { type: "payment-prerequest", attributes: members } })).toEqual(whole);
});

test("PHP's habits are understood: empty lists for maps, and lists in place of maps", () => {
  expect(taken({ services: [], methods: [], account: [] })).toMatchObject({
    services: [],
    methods: [],
    merchant: { name: null },
  });
  expect(taken({ services: [neteller] }).services).toEqual(whole.services.slice(0, 1));
});

test("one broken entry takes no other away", () => {
  const services = { a: null, b: { code: "x" }, c: { ...neteller, currency: 5 }, neteller_usd_hpp: neteller };
  expect(taken({ services }).services).toEqual(whole.services.slice(0, 1));
  const fields = [{ key: "" }, "x", email];
  expect(taken({ services: [{ ...neteller, fields }] }).services[0]?.fields).toHaveLength(1);
});

test("services alone are enough, and a code, a method and a currency make a service", () => {
  const services = [{ code: "a_usd_hpp", method: "a", currency: "USD" }];
  expect(read({ data: { services } })).toMatchObject({
    amount: null,
    testMode: false,
    methods: [],
    services: [
      { code: "a_usd_hpp", flow: "hpp", fields: [], min: null, max: null, fee: null, zeroFee: false },
    ],
  });
});

test("what is not available or hidden is not offered", () => {
  const services = [{ ...neteller, status: "disabled" }, { ...neteller, code: "n2", status: null }, bitcoin];
  const methods = [{ code: "bitcoin", name: "Bitcoin", hide: true }];
  const offer = taken({ services, methods });
  expect(offer.services.map((service) => service.code)).toEqual(["n2"]);
  expect(offer.methods).toEqual([]);
});

test.each([
  ["all parts zero", { fee: { rate: 0, fixed: "0.00", min: 0, max: 0 } }, true],
  ["said so", { fee: null, zero_fee: true }, true],
  ["a fee", { fee: { rate: 1, fixed: 0 } }, false],
  ["a least fee", { fee: { rate: 0, fixed: 0, min: 5 } }, false],
  ["nothing known", { fee: [] }, false],
  ["an empty fee", { fee: {} }, false],
  ["a fee that cannot be read", { fee: { rate: "some" } }, false],
])("zero fee: %s", (_name, changes, zeroFee) => {
  expect(taken({ services: [{ ...neteller, ...changes }] }).services[0]?.zeroFee).toBe(zeroFee);
});

test("the older name of a field's place is understood", () => {
  const { position: _position, ...old } = { ...email, weight: "7" };
  expect(taken({ services: [{ ...neteller, fields: [old] }] }).services[0]?.fields[0]?.position).toBe(7);
});

test("the mode is the answer's, else the key's", () => {
  expect(taken({ test_mode: false }, publicKey).testMode).toBe(false);
  expect(taken({ test_mode: null }, publicKey).testMode).toBe(true);
  expect(taken({ test_mode: null }, "pk_live_x").testMode).toBe(false);
  expect(taken({ test_mode: null }, null).testMode).toBe(false);
});

test("an amount that cannot be read is no amount", () => {
  expect(taken({ amount: "a lot" }).amount).toBeNull();
  expect(taken({ currency: "XQQ" }).amount).toBeNull();
  expect(taken({ amount: null }).amount).toBeNull();
});

test("any JSON in place of any part never throws and never makes up an amount", () => {
  const any = fc.jsonValue({ maxDepth: 4 });
  const names = fc.constantFrom(...Object.keys(members));
  const serviceNames = fc.constantFrom(...Object.keys(neteller), "zero_fee");
  fc.assert(
    fc.property(
      fc.dictionary(names, any),
      fc.dictionary(serviceNames, any),
      any,
      (changes, service, body) => {
        read(body);
        read({ data: body });
        read({ data: { ...members, services: [{ ...neteller, ...service }], methods: [body] } });
        const told = { ...members, ...changes };
        const amount = read({ data: told })?.amount ?? null;
        if (amount !== null) expect(amount.minor).toBe(Math.round(Number(told.amount) * 100));
      },
    ),
  );
});

describe("asking", () => {
  const account: OfferAsk = { kind: "account", publicKey, currency: "usd", amount: "100.50" };
  const invoice: OfferAsk = { kind: "invoice", id, publicKey, currency: "USD", amount: null };
  const refusing =
    (http: number, code: string): Answer =>
    (response, asked) =>
      JSON.stringify(asked.body).includes("payment_invoice")
        ? answering(http, { errors: [{ code }] })(response, asked)
        : answering(200, { data: members })(response, asked);

  const bodies = async (answer: Answer, wanted: OfferAsk) => {
    const results: unknown[] = [];
    const asked = await withCommerce(answer, async (api) => {
      results.push(await getOffer(api, wanted));
    });
    expect(new Set(asked.map(({ method, path }) => `${method} ${path}`))).toEqual(
      new Set(["POST /public-api/payment-prerequest"]),
    );
    return { result: results[0], sent: asked.map(({ body }) => body) };
  };

  test("for an account: key, currency, amount", async () => {
    const { result, sent } = await bodies(answering(200, { data: members }), account);
    expect(result).toEqual({ ok: true, value: whole });
    expect(sent).toEqual([{ public_key: publicKey, currency: "USD", amount: 100.5 }]);
  });

  test("for an invoice its id is enough", async () => {
    const { result, sent } = await bodies(answering(200, { data: members }), invoice);
    expect(result).toEqual({ ok: true, value: whole });
    expect(sent).toEqual([{ payment_invoice: id }]);
  });

  test("a Commerce that does not know that form is asked in the documented one", async () => {
    const { result, sent } = await bodies(refusing(422, "required"), invoice);
    expect(result).toMatchObject({ ok: true });
    expect(sent).toEqual([{ payment_invoice: id }, { public_key: publicKey, currency: "USD" }]);
  });

  test.each([
    ["there is no key", refusing(422, "required"), { ...invoice, publicKey: null }, "invalid"],
    ["there were too many requests", refusing(429, "rate_limited"), invoice, "rateLimited"],
    ["Commerce is in trouble", refusing(502, "x"), invoice, "unavailable"],
  ])("not asked twice when %s", async (_name, answer, wanted, kind) => {
    const { result, sent } = await bodies(answer, wanted);
    expect(result).toMatchObject({ ok: false, error: { kind } });
    expect(sent).toHaveLength(1);
  });

  test("an answer without services is no offer", async () => {
    const { result } = await bodies(answering(200, { data: { currency: "USD" } }), account);
    expect(result).toMatchObject({ ok: false, error: { kind: "unavailable", code: "garbage" } });
  });
});
