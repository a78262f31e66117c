import { describe, expect, it, test } from "vitest";
import { buildTestGate, cardOf, DECLINE_PAN, INVOICE, isWellSigned } from "@/e2e/sandbox/gate/test-gate";
import type { Faults, SaleFault } from "@/e2e/sandbox/shared/faults";

const LONG = 60_000;
const statuses = (gate: ReturnType<typeof buildTestGate>) =>
  gate.callbacks().map((one) => one.payment.status);

async function paid(faults: Faults, change: Record<string, unknown> = {}) {
  const gate = buildTestGate({ faults });
  await gate.sale(change);
  await gate.clock.advance(LONG);
  return gate;
}

/** Whether an answer has come by now; a simulated time-out never gives one. */
async function answerOf(gate: ReturnType<typeof buildTestGate>, env: object = {}) {
  let answer: Response | null = null;
  void gate.sale({}, env).then((given) => (answer = given));
  await gate.clock.advance(LONG);
  return answer as Response | null;
}

describe("a sale that is answered badly", () => {
  it.each([
    ["timeoutAfterAccept", 1],
    ["timeoutNotAccepted", 0],
  ] satisfies [SaleFault, number][])("%s: no answer ever, %i charge", async (sale, charges) => {
    const gate = buildTestGate({ faults: { sale } });
    expect(await answerOf(gate)).toBeNull();
    expect(await gate.ledger()).toHaveLength(charges);
  });

  it.each([
    ["resetAfterAccept", 1],
    ["refuse", 0],
  ] satisfies [SaleFault, number][])("%s: the socket is gone, %i charge", async (sale, charges) => {
    const gate = buildTestGate({ faults: { sale } });
    let resets = 0;
    const incoming = { socket: { resetAndDestroy: () => (resets += 1) } };
    expect(await answerOf(gate, { incoming })).toBeNull();
    expect(resets).toBe(1);
    expect(await gate.ledger()).toHaveLength(charges);
  });

  it.each([
    ["http500AfterAccept", 500, 1],
    ["http500NotAccepted", 500, 0],
    ["http403", 403, 0],
    ["http422", 422, 0],
  ] satisfies [SaleFault, number, number][])("%s: HTTP %i, %i charge", async (sale, http, charges) => {
    const gate = buildTestGate({ faults: { sale } });
    expect((await answerOf(gate))?.status).toBe(http);
    expect(await gate.ledger()).toHaveLength(charges);
  });

  it.each([
    ["htmlAfterAccept", 1],
    ["htmlNotAccepted", 0],
    ["truncatedAfterAccept", 1],
  ] satisfies [SaleFault, number][])("%s: no JSON, %i charge", async (sale, charges) => {
    const gate = buildTestGate({ faults: { sale } });
    const answer = await answerOf(gate);
    expect(answer?.status).toBe(200);
    const text = (await answer?.text()) ?? "";
    expect(() => JSON.parse(text)).toThrow();
    expect(await gate.ledger()).toHaveLength(charges);
  });

  it("slow: a good answer after three seconds, the callback long before", async () => {
    const gate = buildTestGate({ faults: { sale: "slow" } });
    let answered = false;
    void gate.sale().then(() => (answered = true));
    await gate.clock.advance(2_999);
    expect(statuses(gate)).toEqual(["success"]);
    expect(answered).toBe(false);
    await gate.clock.advance(2);
    expect(answered).toBe(true);
  });

  it("a sale that was not taken leaves the payment unknown and is counted", async () => {
    const gate = await paid({ sale: "http500NotAccepted" });
    expect((await gate.status()).errors?.[0]?.code).toBe("3061");
    expect(await gate.get(`/__sim/payments?invoice=${INVOICE}`)).toEqual({
      payments: [
        {
          payment_id: "pay-1",
          invoice_id: INVOICE,
          status: "not accepted",
          sales: 1,
          statusQueries: 1,
          callbacks: [],
          device_checks: [],
          threeds_results: [],
          follow_ups: [],
          pages: [],
        },
      ],
    });
    gate.network.faults = {};
    expect((await gate.sale()).status).toBe(200);
  });
});

describe("outcomes laid by a tester come before the card's own", () => {
  it("decline with a code", async () => {
    const gate = await paid({ outcome: { kind: "decline", code: "10105" } });
    expect(gate.callbacks()[0]?.operation).toMatchObject({
      code: "10105",
      message: "Insufficient funds on card",
    });
    expect(await gate.ledger()).toEqual([]);
  });

  it("success of a card that declines", async () => {
    const gate = await paid({ outcome: { kind: "success" } }, { card: cardOf(DECLINE_PAN) });
    expect(await gate.ledger()).toHaveLength(1);
  });

  it("partial: less is taken and said", async () => {
    const gate = await paid({ outcome: { kind: "partial", minor: 100 } });
    expect(gate.callbacks()[0]?.payment).toMatchObject({ status: "success", sum: { amount: 100 } });
    expect(await gate.ledger()).toMatchObject([{ minor: 100 }]);
    expect(gate.news.at(-1)).toMatchObject({ status: "partial", amount_minor: 100 });
  });

  it("error", async () => {
    const gate = await paid({ outcome: { kind: "error", code: "502" } });
    expect(gate.callbacks()[0]).toMatchObject({ payment: { status: "error" }, errors: [{ code: "502" }] });
  });

  it("the bank thinks as long as told, money is taken only then", async () => {
    const gate = buildTestGate({ faults: { bankMs: 5_000 } });
    await gate.sale();
    await gate.clock.advance(4_999);
    expect(await gate.ledger()).toEqual([]);
    await gate.clock.advance(1);
    expect(await gate.ledger()).toHaveLength(1);
  });
});

describe("callbacks that go wrong", () => {
  it("lost: none comes, the status tells, and it can be sent by hand", async () => {
    const gate = await paid({ callback: { lost: true } });
    expect(gate.callbacks()).toEqual([]);
    expect((await gate.status()).payment.status).toBe("success");
    await gate.postText("/__sim/resend", JSON.stringify({ payment_id: "pay-1" }));
    expect(statuses(gate)).toEqual(["success"]);
  });

  it("delayed: comes that much later", async () => {
    const gate = buildTestGate({ faults: { callback: { delayMs: 7_000 } } });
    await gate.sale();
    await gate.clock.advance(7_149);
    expect(gate.callbacks()).toEqual([]);
    expect(gate.news.at(-1)).toMatchObject({ status: "success" });
    await gate.clock.advance(1);
    expect(statuses(gate)).toEqual(["success"]);
  });

  it("copies: the same bytes that many times", async () => {
    const gate = await paid({ callback: { copies: 3 } });
    expect(statuses(gate)).toEqual(["success", "success", "success"]);
    expect(new Set(gate.received.map(({ text }) => text)).size).toBe(1);
  });

  it("reordered: the intermediate one comes last and carries no token", async () => {
    const gate = await paid({ callback: { reordered: true } });
    expect(statuses(gate)).toEqual(["success", "processing"]);
    expect(gate.callbacks()[1]?.operation).toMatchObject({ status: "processing", code: "9999" });
    expect(gate.callbacks()[1]?.account).not.toHaveProperty("token");
    expect(gate.callbacks().every(isWellSigned)).toBe(true);
  });

  it("before the answer: the callback is there when the sale is answered", async () => {
    const gate = buildTestGate({ faults: { callback: { beforeAnswer: true } } });
    let callbacksAtAnswer = 0;
    void gate.sale().then(() => (callbacksAtAnswer = gate.received.length));
    await gate.clock.advance(1_000);
    expect(callbacksAtAnswer).toBe(1);
  });

  it.each([
    ["signature", {}, false],
    ["amount", { payment: { status: "success", sum: { amount: 400001 } } }, true],
    ["currency", { payment: { status: "success", sum: { currency: "EUR" } } }, true],
    ["project", { project_id: 43 }, true],
    ["paymentId", { payment: { id: "pay-10", status: "success" } }, true],
  ] as const)(
    "forged %s: a false success goes first, the true decline follows",
    async (forged, lie, signed) => {
      const gate = await paid({ callback: { forged } }, { card: cardOf(DECLINE_PAN) });
      const [first, second, ...others] = gate.callbacks();
      expect(first).toMatchObject({ payment: { status: "success" }, ...lie });
      expect(first && isWellSigned(first)).toBe(signed);
      expect(second?.payment.status).toBe("decline");
      expect(others).toEqual([]);
      expect(await gate.ledger()).toEqual([]);
    },
  );

  it("forged and lost: only the lie comes", async () => {
    const gate = await paid({ callback: { forged: "signature", lost: true } });
    expect(gate.callbacks().map(isWellSigned)).toEqual([false]);
  });

  it("decline after success: said, but the money and the status stay", async () => {
    const gate = await paid({ callback: { contradiction: "declineAfterSuccess" } });
    expect(statuses(gate)).toEqual(["success", "decline"]);
    expect((await gate.status()).payment.status).toBe("success");
    expect(await gate.ledger()).toHaveLength(1);
  });

  it("success after decline: the money is taken after all", async () => {
    const gate = await paid({ callback: { contradiction: "successAfterDecline" } });
    expect(statuses(gate)).toEqual(["decline", "success"]);
    expect(gate.news.map((one) => one["status"])).toEqual(["processing", "decline", "success"]);
    expect(await gate.ledger()).toHaveLength(1);
  });
});

test("a Commerce that is away lays no faults", async () => {
  const gate = buildTestGate({ faults: { sale: "http403" } });
  gate.network.commerceIsUp = false;
  expect((await gate.sale()).status).toBe(200);
});
