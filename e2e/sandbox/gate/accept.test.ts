import { describe, expect, it } from "vitest";
import { buildTestGate, cardOf, DECLINE_PAN, saleBody } from "@/e2e/sandbox/gate/test-gate";

const SALE = "/v2/payment/card/sale";
const UNSIGNED = { general: { project_id: 42, payment_id: "pay-1" } };
const refusal = async (answer: Response) => ({ http: answer.status, ...((await answer.json()) as object) });

describe("acceptance", () => {
  it("says accepted before anything is decided", async () => {
    const gate = buildTestGate();
    const answer = await gate.sale();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      status: "success",
      request_id: expect.stringMatching(/^[0-9a-f]{40}-[0-9a-f]{40}-00000001$/),
      project_id: 42,
      payment_id: "pay-1",
    });
    expect(await gate.ledger()).toEqual([]);
  });
});

describe("refusals at the door", () => {
  it.each([["{"], [""], ["7"]])("a body that is no JSON object (%j) is 422 with 2003", async (text) => {
    const answer = await buildTestGate().postText(SALE, text);
    expect(await refusal(answer)).toEqual({
      http: 422,
      status: "error",
      code: "2003",
      message: "Invalid JSON string",
    });
  });

  it.each([
    ["general", {}],
    ["customer", {}],
    ["payment", { amount: 1 }],
    ["card", { pan: "4000000000000077", year: 2031 }],
  ])("a %s that lacks its minimum is 400 with 2004", async (name, value) => {
    const answer = await buildTestGate().postText(SALE, JSON.stringify({ ...saleBody(), [name]: value }));
    expect(await refusal(answer)).toMatchObject({ http: 400, code: "2004" });
  });

  it("no signature is 400 with 3262", async () => {
    const answer = await buildTestGate().postText("/v2/payment/status", JSON.stringify(UNSIGNED));
    expect(await refusal(answer)).toMatchObject({ http: 400, code: "3262" });
  });

  it("a wrong signature is 400 with 3261, and nothing is taken in", async () => {
    const gate = buildTestGate();
    const body = saleBody();
    const general = { ...(body["general"] as object), signature: "AAAA" };
    const answer = await gate.postText(SALE, JSON.stringify({ ...body, general }));
    expect(await refusal(answer)).toMatchObject({ http: 400, code: "3261", message: "Invalid signature" });
    expect(await gate.get("/__sim/payments")).toEqual({ payments: [] });
  });

  it.each([[43], ["42"]])("an unknown project (%j) is 404 with 2442", async (project_id) => {
    const answer = await buildTestGate().sale({ general: { project_id, payment_id: "pay-1" } });
    expect(await refusal(answer)).toMatchObject({ http: 404, code: "2442" });
  });

  it("an endpoint that is not offered is 403 with 303", async () => {
    const answer = await buildTestGate().post("/v2/payment/card/auth", saleBody());
    expect(await refusal(answer)).toMatchObject({ http: 403, code: "303" });
  });
});

describe("one payment_id", () => {
  it("gives a resend of the same body the first acceptance and one charge", async () => {
    const gate = buildTestGate();
    const first = await (await gate.sale()).json();
    await gate.clock.advance(59_000);
    expect(await (await gate.sale()).json()).toEqual(first);
    await gate.clock.advance(1_000);
    expect(await gate.ledger()).toHaveLength(1);
  });

  it("refuses the same body after a minute with 3041", async () => {
    const gate = buildTestGate();
    await gate.sale();
    await gate.clock.advance(60_000);
    expect(await refusal(await gate.sale())).toMatchObject({ http: 400, code: "3041" });
    expect(await gate.ledger()).toHaveLength(1);
  });

  it("refuses another body at once with 3041, after a decline too", async () => {
    const gate = buildTestGate();
    await gate.sale({ card: cardOf(DECLINE_PAN) });
    expect(await refusal(await gate.sale())).toMatchObject({ http: 400, code: "3041" });
    await gate.clock.advance(1_000);
    expect(await refusal(await gate.sale())).toMatchObject({ http: 400, code: "3041" });
    expect(await gate.ledger()).toEqual([]);
  });

  it("is free again after an error", async () => {
    const gate = buildTestGate();
    await gate.sale({ card: { ...cardOf("4000000000000077"), year: 2029 } });
    await gate.clock.advance(1);
    expect((await gate.status()).payment.status).toBe("error");
    expect((await gate.sale()).status).toBe(200);
    await gate.clock.advance(150);
    expect((await gate.status()).payment.status).toBe("success");
    expect(await gate.ledger()).toHaveLength(1);
  });

  it("takes one charge from two requests at the same moment", async () => {
    const gate = buildTestGate();
    const answers = await Promise.all([gate.sale(), gate.sale({ card: cardOf("4477000000000006") })]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 400]);
    await gate.clock.advance(1_000);
    expect(await gate.ledger()).toHaveLength(1);
  });
});
