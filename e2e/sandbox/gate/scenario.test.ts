import { describe, expect, it } from "vitest";
import { buildTestGate, saleBody } from "@/e2e/sandbox/gate/test-gate";

const LONG = 60_000;

describe("triggers inside the request", () => {
  const triggered = async (description: string) => {
    const gate = buildTestGate();
    await gate.sale({ payment: { ...(saleBody()["payment"] as object), description } });
    await gate.clock.advance(LONG);
    return gate;
  };
  const statuses = (gate: ReturnType<typeof buildTestGate>) =>
    gate.callbacks().map((one) => one.payment.status);

  it.each([
    ["sim:code:10203", ["decline"]],
    ["sim:dup", ["success", "success", "success"]],
    ["sim:order and words", ["success", "processing"]],
    ["sim:timeout", []],
    ["sim:late", []],
    ["sim:error-502", ["error"]],
    ["sim:http-500", []],
    ["sim:nothing-known", ["success"]],
    ["about sim:dup", ["success"]],
  ])("%s gives %j within a minute", async (description, expected) => {
    expect(statuses(await triggered(description))).toEqual(expected);
  });

  it("sim:late comes in the end", async () => {
    const gate = await triggered("sim:late");
    await gate.clock.advance(LONG);
    expect(statuses(gate)).toEqual(["success"]);
  });

  it("sim:partial takes less", async () =>
    expect(await (await triggered("sim:partial")).ledger()).toMatchObject([{ minor: 200000 }]));

  it.each([
    ["sim:http-500", 500],
    ["sim:http-403", 403],
    ["sim:http-422", 422],
  ])("%s in the extra parameter is answered with %i", async (extra_param, http) => {
    const payment = { amount: 1, currency: "USD", extra_param };
    expect((await buildTestGate().sale({ payment })).status).toBe(http);
  });
});
