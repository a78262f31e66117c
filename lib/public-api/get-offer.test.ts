import { describe, expect, test } from "vitest";
import { answering, withCommerce, type Answer } from "@/lib/public-api/fixtures/fake-commerce";
import { id } from "@/lib/public-api/fixtures/invoice";
import { members, whole } from "@/lib/public-api/fixtures/offer";
import { getOffer, type OfferAsk } from "@/lib/public-api/get-offer";

const publicKey = "pk_test_EXAMPLE";

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
