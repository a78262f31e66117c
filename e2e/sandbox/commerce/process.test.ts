import { describe, expect, test } from "vitest";
import { attributesOf, commerceForTest, errorOf, order, START } from "@/e2e/sandbox/commerce/testing";

describe("process", () => {
  const open = async () => {
    const commerce = commerceForTest();
    const { id } = await attributesOf(await commerce.privately("/payment-invoices", order()));
    const start = (service: string) =>
      commerce.send("POST", `/public-api/payment-invoices/${id}/process`, { service });
    return { ...commerce, id, start };
  };

  test("hands an open invoice to a service, and twice is once", async () => {
    const { start, callbacks } = await open();
    expect((await attributesOf(await start("ideal_eur_hpp")))["status"]).toBe("process_pending");
    expect((await start("ideal_eur_hpp")).status).toBe(200);
    expect(callbacks()).toHaveLength(1);
  });

  test("lets a payer leave the card form for another service while nothing runs", async () => {
    const { start, send, id } = await open();
    await start("payment_card_eur_hpp");
    expect((await start("ideal_eur_hpp")).status).toBe(200);
    expect((await errorOf(await start("payment_card_eur_hpp")))[1]).toBe("conflict");
    await send("PATCH", `/__sim/invoices/${id}`, { status: "expired" });
    expect((await errorOf(await start("ideal_eur_hpp")))[0]).toBe(409);
  });

  test("sends a browser's own form straight on to the provider, or to Checkout for a card", async () => {
    const form = async (service: string) => {
      const { app } = commerceForTest();
      const body = new URLSearchParams({
        ...(order() as Record<string, string>),
        public_key: "pk_test_sandbox",
        service,
      });
      const answer = await app.request("/public-api/payment-invoices/process", { method: "POST", body });
      return [answer.status, answer.headers.get("location")];
    };
    expect(await form("ideal_eur_hpp")).toEqual([303, expect.stringContaining("4010/psp/pay_")]);
    expect(await form("payment_card_eur_hpp")).toEqual([303, expect.stringContaining(":3000/hpp/?cpi=cpi_")]);
  });
});

test("an invoice that nobody paid expires by the clock and the shop is told", async () => {
  const { publicly, clock, callbacks, app } = commerceForTest();
  const { id } = await attributesOf(
    await publicly("/payment-invoices", order({ expires: START / 1000 + 60 })),
  );
  await clock.advance(60_000);
  expect(callbacks().at(-1)).toMatchObject({ status: "expired", resolution: "operation_expired" });
  expect(await attributesOf(await app.request(`/public-api/payment-invoices/${id}`))).toMatchObject({
    status: "expired",
  });
});

test("the provider's page moves the invoice and sends the payer back to Checkout", async () => {
  const { publicly, app, world } = commerceForTest();
  const { id } = await attributesOf(await publicly("/payment-invoices", order({ service: "ideal_eur_hpp" })));
  const payId = world.invoices.get(id)?.payId;
  const page = await app.request(`/psp/${payId}`);
  expect(await page.text()).toContain("€108.90");
  const answer = await app.request(`/psp/${payId}/decide`, {
    method: "POST",
    body: new URLSearchParams({ decision: "pay" }),
    headers: { host: "192.168.1.5:4010" },
  });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe(`http://192.168.1.5:3000/pay/${id}`);
  expect(world.invoices.get(id)?.status).toBe("processed");
});

test("the short address leads to Checkout", async () => {
  const { app } = commerceForTest();
  const answer = await app.request("/redirect/hpp/?cpi=cpi_AbCdEfGh12345678");
  expect([answer.status, answer.headers.get("location")]).toEqual([
    302,
    "http://127.0.0.1:3000/hpp/?cpi=cpi_AbCdEfGh12345678",
  ]);
});
