import { describe, expect, it, test } from "vitest";
import { buildTestGate, cardOf, DECLINE_PAN, isWellSigned } from "@/e2e/sandbox/gate/test-gate";

describe("status", () => {
  it("has the shape of a callback with all operations, signed", async () => {
    const gate = buildTestGate();
    await gate.sale({ card: cardOf(DECLINE_PAN) });
    const early = await gate.status();
    expect(early).toMatchObject({ payment: { status: "processing" }, operations: [{ code: "9999" }] });
    await gate.clock.advance(150);
    const late = await gate.status();
    expect(late).toMatchObject({ payment: { status: "decline" }, operations: [{ code: "10000" }] });
    expect(late).not.toHaveProperty("operation");
    expect([early, late].every(isWellSigned)).toBe(true);
  });

  it("says 3061 of a payment it never saw, with HTTP 200", async () => {
    const answer = await buildTestGate().status("pay-9");
    expect(answer).toMatchObject({ payment: { id: "pay-9", status: "error" }, errors: [{ code: "3061" }] });
    expect(isWellSigned(answer)).toBe(true);
  });

  it("says 3062 inside the window after a sale, and the truth after it", async () => {
    const gate = buildTestGate({ statusWindowMs: 10_000 });
    await gate.sale();
    await gate.clock.advance(9_999);
    expect(await gate.status()).toMatchObject({ status: "error", errors: [{ code: "3062" }] });
    await gate.clock.advance(1);
    expect((await gate.status()).payment.status).toBe("success");
  });

  it("of an error holds the errors and no operation", async () => {
    const gate = buildTestGate();
    await gate.sale({ card: cardOf("4242424242424243") });
    await gate.clock.advance(1);
    expect(await gate.status()).toMatchObject({
      payment: { status: "error" },
      operations: [],
      errors: [{ code: "502", field: "card.pan" }],
    });
  });

  it("fails as told, and heals when told", async () => {
    const gate = buildTestGate({ faults: { status: "http500" } });
    await gate.sale();
    await gate.clock.advance(150);
    const ask = () => gate.post("/v2/payment/status", { general: { project_id: 42, payment_id: "pay-1" } });
    expect((await ask()).status).toBe(500);
    gate.network.faults = { status: "html" };
    expect((await ask()).headers.get("content-type")).toContain("text/html");
    gate.network.faults = { status: "notFound" };
    expect((await gate.status()).errors?.[0]?.code).toBe("3061");
    gate.network.faults = {};
    expect((await gate.status()).payment.status).toBe("success");
  });
});

describe("status by request", () => {
  it("finds the payment that the request belongs to", async () => {
    const gate = buildTestGate();
    const { request_id } = (await (await gate.sale()).json()) as { request_id: string };
    const answer = await gate.post("/v2/payment/status/request", { project_id: 42, request_id }, "");
    expect(await answer.json()).toMatchObject({ payment: { id: "pay-1" }, operations: [{ request_id }] });
  });

  it("is 404 for a request it never accepted", async () => {
    const answer = await buildTestGate().post(
      "/v2/payment/status/request",
      { project_id: 42, request_id: "r" },
      "",
    );
    expect(answer.status).toBe(404);
  });
});

test("decide ends a payment that is still processing, once", async () => {
  const gate = buildTestGate({ faults: { outcome: { kind: "processing" } } });
  await gate.sale();
  await gate.clock.advance(60_000);
  expect((await gate.status()).payment.status).toBe("processing");
  const decide = () =>
    gate.postText("/__sim/decide", JSON.stringify({ payment_id: "pay-1", outcome: { kind: "success" } }));
  expect((await decide()).status).toBe(200);
  expect((await decide()).status).toBe(409);
  await gate.clock.advance(1);
  expect(gate.callbacks().map((one) => one.payment.status)).toEqual(["success"]);
  expect(await gate.ledger()).toHaveLength(1);
});
