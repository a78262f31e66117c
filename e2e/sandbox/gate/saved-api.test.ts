import { expect, it } from "vitest";
import { buildTestGate } from "@/e2e/sandbox/gate/test-gate";

it("a card saved from behind the counter is in its customer's list, until it is taken away there", async () => {
  const gate = buildTestGate();
  const send = (path: string, method: string, body?: object) =>
    gate.app.request(`/__sim/saved${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const list = async () => {
    const body = { customer: { project_id: 42, id: "c-17" }, payment_method: "card" };
    const answer = await gate.post("/v2/customer/saved_account/list", body, "customer");
    return ((await answer.json()) as { accounts: { number: string }[] }).accounts;
  };
  await send("", "POST", { customer: "c-17", pan: "4000000000000077", month: 1, year: 2021 });
  expect(await list()).toMatchObject([
    { number: "400000******0077", additional: { card: { expiry: "01/21", type: "visa" } } },
  ]);
  expect(await (await send("?customer=c-17", "DELETE")).json()).toEqual({ removed: 1 });
  expect(await list()).toEqual([]);
});
