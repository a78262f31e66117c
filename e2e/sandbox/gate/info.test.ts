import { expect, test } from "vitest";
import { buildTestGate } from "@/e2e/sandbox/gate/test-gate";

const general = { project_id: 42 };
const read = async (answer: Promise<Response>): Promise<unknown> => (await answer).json();

test("available methods come by currency, with the platform's own spelling", async () => {
  const body = { project_id: 42, directions: ["payin"], currency: "KZT" };
  const path = "/v2/info/available_methods_for_merchant/list";
  const list = await read(buildTestGate().post(path, body, ""));
  expect(list).toMatchObject({
    KZT: expect.arrayContaining([
      expect.objectContaining({ title: "card", limits: { "min amount": 1, "max amount": 100_000_000 } }),
      expect.objectContaining({ mobile_operatiors: expect.arrayContaining(["KCELL"]) }),
    ]),
  });
  const only = buildTestGate().post(path, { ...body, payment_method: "mobile" }, "");
  expect(await read(only)).toMatchObject({ KZT: [{ title: "mobile" }] });
});

test("banks bring the digits of their currencies along, operators their codes", async () => {
  expect(await read(buildTestGate().post("/v2/info/banks/pix/sale/list", { general }))).toContainEqual(
    expect.objectContaining({
      currencies: [expect.objectContaining({ exponent: 2 }), expect.objectContaining({ alias: "EUR" })],
    }),
  );
  expect(await read(buildTestGate().post("/v2/info/mobile/sale/list", { general }))).toContainEqual({
    code: "KCELL",
    name: "Kcell",
    country: "KZ",
  });
});

test("no further provider, and a confirmation is accepted, both for known payments only", async () => {
  const gate = buildTestGate();
  expect(await read(gate.ask("payment/cascade/step"))).toMatchObject({ code: "3061" });
  await gate.sale();
  expect(await read(gate.ask("payment/cascade/step"))).toEqual({ provider_id: 0 });
  expect(await read(gate.ask("payment/customer/confirm"))).toMatchObject({ status: "success" });
});
