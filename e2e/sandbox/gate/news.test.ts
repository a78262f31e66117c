import { expect, test } from "vitest";
import { buildTestGate, cardOf, INVOICE } from "@/e2e/sandbox/gate/test-gate";

const statuses = (gate: ReturnType<typeof buildTestGate>) => gate.news.map((one) => one["status"]);

test("Commerce hears of the payment and of its end, with the masked card", async () => {
  const gate = buildTestGate();
  await gate.sale();
  await gate.clock.advance(150);
  expect(statuses(gate)).toEqual(["processing", "success"]);
  expect(gate.news[1]).toEqual({
    invoice_id: INVOICE,
    payment_id: "pay-1",
    status: "success",
    amount_minor: 400000,
    currency: "USD",
    code: "0",
    message: "Success",
    card: {
      mask: "400000******0077",
      first6: "400000",
      last4: "0077",
      brand: "visa",
      expiry_month: "08",
      expiry_year: "2031",
      holder: "JOHN SMITH",
    },
  });
});

test("Commerce that comes up later hears everything in order", async () => {
  const gate = buildTestGate();
  gate.network.commerceIsUp = false;
  await gate.sale();
  await gate.clock.advance(10_500);
  expect(gate.news).toEqual([]);
  gate.network.commerceIsUp = true;
  await gate.clock.advance(1_000);
  expect(statuses(gate)).toEqual(["processing", "success"]);
});

test("the invoice is found in the payment id where the extra parameter has none", async () => {
  const gate = buildTestGate();
  const general = { project_id: 42, payment_id: "cpi_sandbox0000000001-0a1b2c3d-1" };
  await gate.sale({ general, payment: { amount: 1, currency: "USD" } });
  await gate.clock.advance(150);
  expect(gate.news[0]).toMatchObject({ invoice_id: "cpi_sandbox0000000001" });
  expect(await gate.get(`/__sim/ledger?invoice=${INVOICE}`)).toMatchObject({ charges: [{ minor: 1 }] });
  expect(await gate.get("/__sim/ledger?invoice=cpi_Another")).toMatchObject({ charges: [] });
});

test("a request that fails validation is an error, never under way", async () => {
  const gate = buildTestGate();
  await gate.sale({ card: cardOf("4242424242424243") });
  await gate.clock.advance(150);
  expect(statuses(gate)).toEqual(["error"]);
});

test("a payment of no invoice is nobody's news", async () => {
  const gate = buildTestGate();
  await gate.sale({ payment: { amount: 1, currency: "USD" } });
  await gate.clock.advance(150);
  expect(gate.news).toEqual([]);
});
