import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { brokenText, mutilated } from "@/lib/payment/mutilate";
import { attributes, document, flat, id } from "@/lib/public-api/fixtures/invoice";
import { getInvoice } from "@/lib/public-api/get-invoice";
import { getOffer } from "@/lib/public-api/get-offer";
import { meaningOf } from "@/lib/public-api/statuses";

afterEach(() => void vi.unstubAllGlobals());

const api = { url: "https://commerce.example", timeoutMs: 1_000 };
const whole = document({ status: "processed", items: [{ name: "Pot", quantity: 2, amount: "38.00" }] });
const answer = (http: number, text: string) =>
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(text, { status: http })));

const https = fc.constantFrom(200, 200, 200, 201, 302, 400, 404, 429, 500);
const texts = fc.oneof(
  mutilated([whole, document(), flat(), { errors: [{ status: "404", code: "not_found" }] }]).map((body) =>
    JSON.stringify(body),
  ),
  brokenText(JSON.stringify(whole)),
);

test("a mutilated invoice never throws, is never another one, and is paid only where it says so over a right sum", async () => {
  await fc.assert(
    fc.asyncProperty(https, texts, async (http, text) => {
      answer(http, text);
      const invoice = await getInvoice(api, id, null);
      if (!invoice.ok) return;
      expect(invoice.value.id).toBe(id);
      expect(invoice.value.status).toBe(meaningOf(invoice.value.wireStatus));
      expect(text).toContain(JSON.stringify(invoice.value.wireStatus));
      expect(Number.isSafeInteger(invoice.value.amount.minor) && invoice.value.amount.minor >= 0).toBe(true);
      const { flow } = invoice.value;
      if (flow !== null) expect(new URL(flow.action).protocol).toMatch(/^https?:$/);
    }),
    { numRuns: 500 },
  );
});

test("a mutilated offer never throws and never makes up an amount", async () => {
  const offer = {
    data: {
      currency: "EUR",
      amount: attributes.amount,
      services: [],
      methods: [],
      account: { name: "Shop" },
    },
  };
  await fc.assert(
    fc.asyncProperty(https, mutilated([offer]), async (http, body) => {
      answer(http, JSON.stringify(body));
      const read = await getOffer(api, {
        kind: "account",
        publicKey: "pk_test_1",
        amount: "100.78",
        currency: "EUR",
      });
      if (read.ok && read.value.amount !== null)
        expect(Number.isSafeInteger(read.value.amount.minor)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
