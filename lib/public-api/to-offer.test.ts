import fc from "fast-check";
import { expect, test } from "vitest";
import type { Offer } from "@/lib/methods/types";
import { bitcoin, email, members, neteller, whole } from "@/lib/public-api/fixtures/offer";
import { toOffer } from "@/lib/public-api/to-offer";
import { unwrap } from "@/lib/public-api/wire";

const publicKey = "pk_test_EXAMPLE";

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
