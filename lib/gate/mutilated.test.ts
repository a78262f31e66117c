import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readCallback, verifyCallback } from "@/lib/gate/callback";
import { brokenText, mutilated } from "@/lib/payment/mutilate";
import { accepted, sale } from "@/lib/gate/fixtures/sale";
import { getStatus } from "@/lib/gate/get-status";
import { isJsonObject, parseJson, type JsonObject } from "@/lib/gate/json";
import { canonical, sign } from "@/lib/gate/signature";
import { meaningOf } from "@/lib/gate/statuses";
import { submitSale } from "@/lib/gate/submit-sale";
import { toAsk } from "@/lib/gate/to-ask";
import { anAttempt } from "@/lib/payment/factories";
import type { GateNews } from "@/lib/payment/news";
import { nextState, readNews } from "@/lib/payment/transition";

const secret = "sandbox-secret-key";
const gate = { url: "https://gate.example", projectId: 42, secret, timeoutMs: 1_000 };
const attempt = anAttempt({ paymentId: sale.paymentId });

const success = {
  project_id: 42,
  payment: {
    id: sale.paymentId,
    type: "purchase",
    status: "success",
    date: "2026-01-11T13:02:42+0000",
    sum: { amount: attempt.amount.minor, currency: attempt.amount.currency },
  },
  account: { number: "424242******4243", type: "visa" },
  customer: {},
  operation: { id: 95, type: "sale", status: "success", date: "2026-01-11T13:02:41+0000", code: "0" },
};
const part = { ...success, payment: { ...success.payment, status: "partially paid" } };
const refunded = {
  ...success,
  payment: { ...success.payment, status: "partially refunded", sum: { amount: 890, currency: "EUR" } },
  operation: { ...success.operation, type: "refund" },
};
const decline = {
  ...success,
  payment: { ...success.payment, status: "decline" },
  operation: { ...success.operation, status: "decline", code: "10105" },
};
const asking = {
  ...success,
  payment: { ...success.payment, status: "awaiting 3ds result" },
  threeds2: {
    iframe: { url: "https://acs.example/d", params: { threeDSMethodData: "e30" } },
    redirect: { url: "https://acs.example/c", params: { creq: "e30" } },
  },
  acs: { acs_url: "https://acs.example/p", pa_req: "eJx", md: "1" },
  redirect_data: { url: "https://psp.example", method: "POST", body: { a: { b: ["c"] } } },
  clarification_fields: { customer: { type: "object", required: ["email"], properties: { email: {} } } },
  display_data: [
    { type: "qr_data", title: "QR", data: "https://qr.example/1" },
    { type: "add_info", title: "amount", data: "10890" },
  ],
};
const bodies = [success, part, refunded, decline, asking];

/** As it comes over the wire: numbers keep their text. */
const wire = (body: object): JsonObject => {
  const parsed = parseJson(JSON.stringify(body), 1_000_000);
  if (!parsed.ok || !isJsonObject(parsed.value)) throw new Error("not a body");
  return parsed.value;
};
const isReadable = (body: object): boolean => parseJson(JSON.stringify(body), 1_000_000).ok;
const signed = (body: object): string =>
  JSON.stringify({ ...body, signature: isReadable(body) ? sign(wire(body), secret) : "" });

const take = (raw: string): GateNews | null => {
  const read = readCallback(raw);
  const news = read.ok ? verifyCallback(read.value, { secret }) : read;
  return news.ok ? news.value : null;
};

/** The truth of a body about money, read by hand: which status it names, and whether the sum is the asked one. */
const truthOf = (body: { [name: string]: unknown }) => {
  const payment = (body["payment"] ?? {}) as {
    status?: unknown;
    sum?: { amount?: unknown; currency?: unknown };
  };
  return {
    status: typeof payment.status === "string" ? payment.status.toLowerCase() : null,
    whole:
      Number(payment.sum?.amount) === attempt.amount.minor &&
      payment.sum?.currency === attempt.amount.currency,
  };
};

/** Nothing becomes paid but by a success over the asked sum, or by money that went back after it had come. */
function expectNoWrongClaim(news: GateNews, body: { [name: string]: unknown }): void {
  const { event } = readNews(attempt, news, 20_000, 10_000);
  const next = event === null ? null : nextState(attempt.state, event);
  const { status, whole } = truthOf(body);
  if (next === "paid") {
    const meaning = meaningOf(status ?? "");
    expect(["success", "returned", "partlyReturned"]).toContain(meaning);
    expect(meaning !== "success" || whole).toBe(true);
  }
  if (next === "declined") expect(meaningOf(status ?? "")).toBe("decline");
  if (news.sum !== null) expect(Number.isSafeInteger(news.sum.minor) && news.sum.minor >= 0).toBe(true);
  if (news.code !== null) expect(news.code).toMatch(/^\d{1,6}$/);
}

describe("a mutilated callback", () => {
  test("never throws and never claims what its signed body does not say", () => {
    fc.assert(
      fc.property(mutilated(bodies), (body) => {
        const news = take(signed(body));
        if (news !== null) expectNoWrongClaim(news, body);
      }),
      { numRuns: 500 },
    );
  });

  test("is refused under the signature of the whole one, unless it still says the same", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...bodies).chain((body) => fc.tuple(fc.constant(body), mutilated([body]))),
        ([body, other]) => {
          const raw = JSON.stringify({ ...other, signature: sign(wire(body), secret) });
          if (take(raw) !== null) expect(canonical(wire(other))).toBe(canonical(wire(body)));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("as text cut off, doubled or with a sign changed: never throws, and is never believed", () => {
    const raw = signed(success);
    const whole = take(raw);
    fc.assert(
      fc.property(brokenText(raw), (text) => {
        const news = take(text);
        // A sign may be changed into itself, or outside of what is signed (white space).
        if (news !== null) expect(news).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  test("of any other shape never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (raw) => void take(raw)),
      { numRuns: 300 },
    );
  });
});

describe("a mutilated answer of the Gate", () => {
  afterEach(() => void vi.unstubAllGlobals());

  const answers = (http: number, text: string) =>
    vi.stubGlobal("fetch", () => Promise.resolve(new Response(text, { status: http })));
  const https = fc.constantFrom(200, 200, 200, 201, 302, 400, 403, 404, 409, 422, 429, 500, 503);
  const error = { status: "error", code: "502", errors: [{ code: "2003" }], payment_id: sale.paymentId };
  const texts = fc.oneof(
    mutilated([
      ...bodies.map(({ operation, ...body }) => ({ ...body, operations: [operation] })),
      error,
    ]).chain((body) => fc.constantFrom(JSON.stringify(body), signed(body))),
    mutilated([JSON.parse(accepted) as object]).map((body) => JSON.stringify(body)),
    brokenText(signed(success)),
    brokenText(accepted),
  );

  test("to a status question never throws and never claims what its signed body does not say", async () => {
    await fc.assert(
      fc.asyncProperty(https, texts, async (http, text) => {
        answers(http, text);
        const answer = await getStatus(gate, sale.paymentId);
        if (!answer.ok || answer.value.status === "notFound") return;
        const body = JSON.parse(text) as { [name: string]: unknown };
        expect(body["signature"]).toBeDefined();
        expectNoWrongClaim(answer.value, body);
      }),
      { numRuns: 250 },
    );
  });

  test("to a sale never throws, and proves nothing that it does not say", async () => {
    await fc.assert(
      fc.asyncProperty(https, texts, async (http, text) => {
        answers(http, text);
        const answer = await submitSale(gate, sale);
        if (answer.kind === "unknown" || answer.kind === "duplicate") return;
        const body = JSON.parse(text) as { [name: string]: unknown };
        if (answer.kind === "refused") expect([400, 403, 404, 422]).toContain(http);
        if (answer.kind === "accepted") expect([http < 400, body["status"]]).toEqual([true, "success"]);
        if (answer.kind === "news") expectNoWrongClaim(answer.news, body);
      }),
      { numRuns: 250 },
    );
  });
});

describe("a mutilated ask", () => {
  test("never throws, and never sends a payer anywhere but to a web page", () => {
    fc.assert(
      fc.property(mutilated([asking]), fc.string(), (body, status) => {
        if (!isReadable(body)) return;
        const ask = toAsk(wire(body), status, null, null);
        if (ask === null) return;
        const { instruction } = ask;
        if ("url" in instruction) expect(new URL(instruction.url).protocol).toMatch(/^https?:$/);
        if (instruction.kind === "display")
          for (const link of instruction.links)
            expect(link).not.toMatch(/^\s*(javascript|data|vbscript|file|blob):/i);
      }),
      { numRuns: 500 },
    );
  });
});
