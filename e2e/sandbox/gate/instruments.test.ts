import { describe, expect, it, test } from "vitest";
import { SEEDED_ACCOUNT } from "@/e2e/sandbox/gate/seed";
import { buildTestGate, cardOf, isWellSigned, saleBody } from "@/e2e/sandbox/gate/test-gate";

type Gate = ReturnType<typeof buildTestGate>;

const customer = { id: "customer_77", ip_address: "203.0.113.7" };
const stored = (paymentId: string, change: object): Record<string, unknown> => {
  const { card: _card, general, ...rest } = saleBody();
  return {
    ...rest,
    customer,
    cvv: "987",
    general: { ...(general as object), payment_id: paymentId },
    ...change,
  };
};

async function lastOf(gate: Gate) {
  await gate.clock.advance(1_000);
  return gate.callbacks().at(-1);
}

async function payOnce(gate: Gate, card: object): Promise<Record<string, unknown>> {
  await gate.sale({ card, customer });
  return (await lastOf(gate))?.account ?? {};
}

describe("a token", () => {
  it("pays like its card, needs its customer and its CVV", async () => {
    const gate = buildTestGate();
    const { token } = await payOnce(gate, cardOf("4000000000000077"));
    await gate.post("/v2/payment/card/sale/token", stored("t-1", { token }));
    expect((await lastOf(gate))?.payment).toMatchObject({ id: "t-1", status: "success" });
    await gate.post("/v2/payment/card/sale/token", stored("t-2", { token, cvv: undefined }));
    expect((await lastOf(gate))?.errors?.[0]).toMatchObject({ code: "3141", field: "cvv" });
    const other = { ...customer, id: "customer_78" };
    await gate.post("/v2/payment/card/sale/token", stored("t-3", { token, customer: other }));
    expect((await lastOf(gate))?.errors?.[0]?.code).toBe("3101");
    await gate.post("/v2/payment/card/sale/token", stored("t-4", { token: "broken" }));
    expect((await lastOf(gate))?.errors?.[0]?.code).toBe("3027");
  });

  it("is the same for the same card and customer", async () => {
    const gate = buildTestGate();
    const first = await payOnce(gate, cardOf("4000000000000077"));
    await gate.sale({ general: { ...(saleBody()["general"] as object), payment_id: "pay-2" }, customer });
    expect((await lastOf(gate))?.account?.["token"]).toBe(first["token"]);
  });
});

describe("a saved account", () => {
  const list = async (gate: Gate, id: string) => {
    const body = { customer: { project_id: 42, id }, payment_method: "card" };
    return (await (await gate.post("/v2/customer/saved_account/list", body, "customer")).json()) as {
      accounts: { id: number }[];
      signature: string;
    };
  };

  it("is kept where the payer asked for it, listed, and pays", async () => {
    const gate = buildTestGate();
    const { id } = await payOnce(gate, { ...cardOf("5252000000000004"), save: true });
    expect(await list(gate, "customer_77")).toMatchObject({
      accounts: [
        { id, number: "525200******0004", additional: { card: { expiry: "08/31", type: "mastercard" } } },
      ],
    });
    await gate.post("/v2/payment/card/sale/saved", stored("s-1", { saved_account_id: id }));
    expect((await lastOf(gate))?.payment).toMatchObject({ id: "s-1", status: "success" });
    expect((await lastOf(gate))?.account).toMatchObject({ id, number: "525200******0004" });
  });

  it("and its token go together", async () => {
    const gate = buildTestGate();
    const { id, token } = await payOnce(gate, { ...cardOf("5252000000000004"), save: true });
    const forget = async (path: string, body: object, customerId = "customer_77") =>
      (
        await gate.post(
          `/v2/customer/${path}`,
          { customer: { project_id: 42, id: customerId }, ...body },
          "customer",
        )
      ).json();
    const byId = () => forget("saved_account/delete", { saved_account_id: id });
    expect(await forget("saved_account/delete", { saved_account_id: id }, "customer_78")).toMatchObject({
      code: "3101",
    });
    expect(await byId()).toMatchObject({ status: "success" });
    expect((await list(gate, "customer_77")).accounts).toEqual([]);
    expect(await forget("card/token/revoke", { token })).toMatchObject({ code: "3101" });
    expect(await byId()).toMatchObject({ code: "3101" });
  });

  it("of a brand that has no CVV pays without one", async () => {
    const gate = buildTestGate();
    const { id } = await payOnce(gate, { ...cardOf("8600000000000007"), cvv: undefined, save: true });
    const body = stored("s-1", { saved_account_id: id, cvv: undefined });
    await gate.post("/v2/payment/card/sale/saved", body);
    expect((await lastOf(gate))?.payment.status).toBe("success");
  });

  it("is not kept unasked", async () => {
    const gate = buildTestGate();
    expect(await payOnce(gate, cardOf("5252000000000004"))).not.toHaveProperty("id");
    expect((await list(gate, "customer_77")).accounts).toEqual([]);
  });

  it("needs a customer and a known id", async () => {
    const gate = buildTestGate();
    const nobody = { ip_address: "203.0.113.7" };
    const path = "/v2/payment/card/sale/saved";
    await gate.post(path, stored("s-1", { saved_account_id: SEEDED_ACCOUNT.savedId, customer: nobody }));
    expect((await lastOf(gate))?.errors?.[0]?.code).toBe("3022");
    await gate.post(path, stored("s-2", { saved_account_id: 1 }));
    expect((await lastOf(gate))?.errors?.[0]?.code).toBe("3101");
  });

  it("is there from the start for one customer, in a signed list", async () => {
    const answer = await list(buildTestGate(), SEEDED_ACCOUNT.customerId);
    expect(answer.accounts.map((one) => one.id)).toEqual([SEEDED_ACCOUNT.savedId]);
    expect(isWellSigned(answer as never)).toBe(true);
  });
});

test("no PAN and no CVV stays in memory or goes out", async () => {
  const gate = buildTestGate();
  const pan = "4731185678901239";
  await gate.sale({ card: { ...cardOf(pan), cvv: "864", save: true } });
  await gate.clock.advance(1_000);
  const { dossiers, paymentsByRequest, instruments, ledger } = gate.world;
  const kept = JSON.stringify([[...dossiers], [...paymentsByRequest], [...instruments], ledger]);
  const sent = JSON.stringify([gate.received, gate.news]);
  expect(sent).toContain("473118******1239");
  for (const text of [kept, sent]) {
    expect(text).not.toContain(pan.slice(4, 12));
    expect(text).not.toMatch(/[":]864[",]/);
  }
});
