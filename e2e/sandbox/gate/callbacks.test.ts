import { describe, expect, it, test } from "vitest";
import { gapBefore } from "@/e2e/sandbox/gate/callbacks";
import {
  buildTestGate,
  cardOf,
  DECLINE_PAN,
  INVOICE,
  isWellSigned,
  saleBody,
} from "@/e2e/sandbox/gate/test-gate";

const general = (change: object) => ({ general: { ...(saleBody()["general"] as object), ...change } });

describe("the callback of a success", () => {
  it("has the full shape: numeric ids, dates in UTC, account with token", async () => {
    const gate = buildTestGate();
    await gate.sale({ customer: { id: "customer_77", ip_address: "203.0.113.7", phone: "44991234567" } });
    await gate.clock.advance(150);
    const [callback, ...others] = gate.callbacks();
    const sum = { amount: 400000, currency: "USD" };
    expect(others).toEqual([]);
    expect(callback).toEqual({
      project_id: 42,
      payment: {
        id: "pay-1",
        type: "purchase",
        status: "success",
        date: "2030-01-15T12:00:00+0000",
        method: "card",
        sum,
        description: "Two chairs",
      },
      account: {
        number: "400000******0077",
        token: expect.stringMatching(/^[0-9a-f]{64}$/),
        type: "visa",
        card_holder: "JOHN SMITH",
        expiry_month: "08",
        expiry_year: "2031",
      },
      customer: { id: "customer_77", phone: "44991234567" },
      operation: {
        id: expect.any(Number),
        type: "sale",
        status: "success",
        date: "2030-01-15T12:00:00+0000",
        created_date: "2030-01-15T12:00:00+0000",
        request_id: expect.stringMatching(/-00000001$/),
        sum_initial: sum,
        sum_converted: sum,
        code: "0",
        message: "Success",
        eci: "07",
        provider: {
          id: 6,
          payment_id: expect.stringMatching(/^\d{14}$/),
          date: "2030-01-15T12:00:00+0000",
          auth_code: expect.stringMatching(/^\d{6}$/),
          endpoint_id: 6,
        },
      },
      signature: expect.any(String),
    });
    expect(callback && isWellSigned(callback)).toBe(true);
  });

  it("is written as PHP writes JSON", async () => {
    const gate = buildTestGate();
    const payment = { amount: 1, currency: "KZT", description: "a/b Ж", extra_param: INVOICE };
    await gate.sale({ payment });
    await gate.clock.advance(150);
    expect(gate.received[0]?.text).toContain(String.raw`"description":"a\/b \u0416"`);
    expect(gate.callbacks().every(isWellSigned)).toBe(true);
  });
});

test("the callback of a decline has no token and no account id", async () => {
  const gate = buildTestGate();
  await gate.sale({ card: { ...cardOf(DECLINE_PAN), save: true } });
  await gate.clock.advance(150);
  const [callback] = gate.callbacks();
  expect(callback?.operation).toMatchObject({ status: "decline", code: "10000" });
  expect(Object.keys(callback?.account ?? {})).toEqual([
    "number",
    "type",
    "card_holder",
    "expiry_month",
    "expiry_year",
  ]);
});

describe("where a callback goes", () => {
  const urls = {
    merchant_success_callback_url: "http://a.test/s",
    merchant_decline_callback_url: "http://a.test/d",
  };

  it("a success goes to the success address", async () => {
    const gate = buildTestGate();
    await gate.sale(general(urls));
    await gate.clock.advance(150);
    expect(gate.received.map(({ url }) => url)).toEqual(["http://a.test/s"]);
  });

  it("a decline goes to the decline address", async () => {
    const gate = buildTestGate();
    await gate.sale({ ...general(urls), card: cardOf(DECLINE_PAN) });
    await gate.clock.advance(150);
    expect(gate.received.map(({ url }) => url)).toEqual(["http://a.test/d"]);
  });

  it("nowhere where it is switched off, and later where a delay is asked for", async () => {
    const silent = buildTestGate();
    await silent.sale({ callback: { force_disable: true } });
    await silent.clock.advance(60_000);
    expect(silent.received).toEqual([]);

    const late = buildTestGate();
    await late.sale({ callback: { delay: 30 } });
    await late.clock.advance(30_149);
    expect(late.received).toEqual([]);
    await late.clock.advance(1);
    expect(late.received).toHaveLength(1);
  });
});

describe("a callback that is not answered with 200", () => {
  it("is sent again, the very same, until it is", async () => {
    const gate = buildTestGate();
    gate.network.callbackAnswers = [500, 302, 201];
    await gate.sale();
    await gate.clock.advance(24 * 60 * 60 * 1_000);
    const start = gate.received[0]?.at ?? 0;
    expect(gate.received.map(({ at }) => at - start)).toEqual([0, 10_000, 20_000, 30_000]);
    expect(new Set(gate.received.map(({ text }) => text)).size).toBe(1);
    expect(await gate.get(`/__sim/payments?invoice=${INVOICE}`)).toMatchObject({
      payments: [
        { callbacks: [{ http: 500 }, { http: 302 }, { http: 201 }, { http: 200, status: "success" }] },
      ],
    });
  });

  it("is given up after 120 attempts within eleven days", async () => {
    const gate = buildTestGate();
    gate.network.callbackAnswers = Array.from({ length: 200 }, () => 500);
    await gate.sale();
    await gate.clock.advance(30 * 24 * 60 * 60 * 1_000);
    expect(gate.received).toHaveLength(120);
    const last = gate.received.at(-1)?.at ?? Infinity;
    expect(last - (gate.received[0]?.at ?? 0)).toBeLessThan(11 * 24 * 60 * 60 * 1_000);
  });

  it("waits longer each time", () => {
    const gaps = Array.from({ length: 119 }, (_, index) => gapBefore(index + 2));
    expect(gaps.slice(0, 5)).toEqual([10, 10, 10, 10, 10]);
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
    expect(gaps.at(-1)).toBe(4 * 60 * 60);
  });
});
