import { describe, expect, it } from "vitest";
import { buildTestGate, isWellSigned } from "@/e2e/sandbox/gate/test-gate";
import type { Faults } from "@/e2e/sandbox/shared/faults";

const general = { project_id: 42, payment_id: "pay-1" };

async function paidGate(faults: Faults = {}) {
  const gate = buildTestGate({ faults });
  await gate.sale({ payment: { amount: 1370, currency: "USD", extra_param: "cpi_Sandbox0000000001" } });
  await gate.clock.advance(1_000);
  const refund = async (payment: object) => {
    const answer = await gate.post("/v2/payment/card/refund", {
      general,
      payment: { description: "Returned goods", ...payment },
    });
    await gate.clock.advance(1_000);
    return { http: answer.status, ...((await answer.json()) as { status: string; code?: string }) };
  };
  return { gate, refund };
}

describe("a refund", () => {
  it("of a part says what went back and what is left", async () => {
    const { gate, refund } = await paidGate();
    expect(await refund({ amount: 1000, currency: "USD", merchant_refund_id: "r-1" })).toMatchObject({
      http: 200,
      status: "success",
    });
    const callback = gate.callbacks().at(-1);
    expect(callback).toMatchObject({
      payment: { status: "partially refunded", sum: { amount: 370 }, merchant_refund_id: "r-1" },
      operation: { type: "refund", status: "success", sum_initial: { amount: 1000 } },
    });
    expect(callback && isWellSigned(callback)).toBe(true);
    expect(gate.news.at(-1)).toMatchObject({
      status: "partially refunded",
      amount_minor: 1370,
      refunded_minor: 1000,
    });
    expect((await gate.status()).operations).toHaveLength(2);
  });

  it("without an amount returns the rest", async () => {
    const { gate, refund } = await paidGate();
    await refund({ amount: 1000, currency: "USD" });
    await refund({});
    expect((await gate.status()).payment).toMatchObject({ status: "refunded", sum: { amount: 0 } });
    expect(await gate.get("/__sim/ledger")).toMatchObject({
      charges: [{ minor: 1370 }],
      refunds: [{ minor: 1000 }, { minor: 370 }],
    });
    expect(await refund({})).toMatchObject({ http: 400, code: "3060" });
  });

  it.each([
    [{ amount: 1371, currency: "USD" }, "3283"],
    [{ amount: 0, currency: "USD" }, "3283"],
    [{ amount: 10, currency: "EUR" }, "3284"],
    [{ amount: 10 }, "3287"],
    [{ currency: "USD" }, "3286"],
    [{ description: "" }, "2004"],
  ])("%j is refused with %s", async (payment, code) => {
    const { gate, refund } = await paidGate();
    expect(await refund(payment)).toMatchObject({ http: 400, code });
    expect((await gate.status()).payment.status).toBe("success");
  });

  it("under the same number is refused with 3230", async () => {
    const { refund } = await paidGate();
    await refund({ amount: 1, currency: "USD", merchant_refund_id: "r-1" });
    expect(await refund({ amount: 1, currency: "USD", merchant_refund_id: "r-1" })).toMatchObject({
      code: "3230",
    });
  });

  it("never exceeds what was taken, however many run at once", async () => {
    const { gate } = await paidGate();
    const half = { general, payment: { description: "x", amount: 700, currency: "USD" } };
    const answers = await Promise.all([1, 2].map(() => gate.post("/v2/payment/card/refund", half)));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 400]);
  });

  it("of an unknown payment is refused with 3061", async () => {
    const answer = await buildTestGate().post("/v2/payment/card/refund", {
      general,
      payment: { description: "x" },
    });
    expect(await answer.json()).toMatchObject({ code: "3061" });
  });
});

describe("money that goes back", () => {
  it("before the business day closes is a reversal, in parts and whole", async () => {
    const { gate, refund } = await paidGate({ refund: "reversal" });
    await refund({ amount: 1000, currency: "USD" });
    expect(gate.callbacks().at(-1)).toMatchObject({
      payment: { status: "partially reversed", sum: { amount: 370 } },
      operation: { type: "reversal" },
    });
    await refund({});
    expect(gate.callbacks().at(-1)?.payment.status).toBe("reversed");
    expect(gate.news.at(-1)).toMatchObject({ status: "reversed", refunded_minor: 1370 });
  });

  it("not at all leaves the payment as it was, and says so", async () => {
    const { gate, refund } = await paidGate({ refund: "decline" });
    expect(await refund({})).toMatchObject({ http: 200 });
    expect(gate.callbacks().at(-1)).toMatchObject({
      payment: { status: "success", sum: { amount: 1370 } },
      operation: { type: "refund", status: "decline", code: "10706" },
    });
    expect(gate.news.at(-1)).toMatchObject({ status: "refund declined", refunded_minor: 0 });
    expect(await gate.get("/__sim/ledger")).toMatchObject({ refunds: [] });
  });
});
