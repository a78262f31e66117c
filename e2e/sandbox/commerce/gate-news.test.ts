import { describe, expect, test } from "vitest";
import { attributesOf, commerceForTest, news, order, START } from "@/e2e/sandbox/commerce/testing";

const paidFor = async (more: object = {}) => {
  const commerce = commerceForTest();
  const { id } = await attributesOf(await commerce.privately("/payment-invoices", order({ ...more })));
  const tell = (what: object = {}) => commerce.send("POST", "/__sim/gate-news", news(id, { ...what }));
  const decline = (attempt: number) =>
    tell({ status: "decline", code: "10105", payment_id: `${id.toLowerCase()}-0a0a0a0a-${attempt}` });
  const status = () => commerce.world.invoices.get(id)?.status;
  return { ...commerce, id, tell, decline, status };
};

describe("news from the Gate", () => {
  test("a success pays the invoice, shows the masked card and tells the shop once", async () => {
    const { tell, callbacks, app, id } = await paidFor();
    await tell({ status: "processing" });
    await tell();
    await tell();
    expect(callbacks().map((one) => one["status"])).toEqual(["process_pending", "processed"]);
    expect(await attributesOf(await app.request(`/public-api/payment-invoices/${id}`))).toMatchObject({
      status: "processed",
      processed_amount: 108.9,
      payload: { payment_card: { mask: "400000******0077" } },
      flow_data: [],
    });
  });

  test("four declines leave the invoice open, the fifth ends it with the reason", async () => {
    const { decline, status, callbacks } = await paidFor();
    for (const attempt of [1, 2, 3, 4, 4]) await decline(attempt);
    expect(status()).toBe("process_pending");
    await decline(5);
    expect(status()).toBe("process_failed");
    expect(callbacks().at(-1)).toMatchObject({ resolution: "insufficient_funds" });
  });

  test("a late success counts after expiry and after failure", async () => {
    const { tell, clock, status } = await paidFor({ expires: START / 1000 + 60 });
    await tell({ status: "processing" });
    await clock.advance(61_000);
    expect(status()).toBe("expired");
    await tell();
    expect(status()).toBe("processed");
  });

  test("a decline after a success takes nothing back", async () => {
    const { tell, status } = await paidFor();
    await tell();
    await tell({ status: "decline", code: "10000" });
    expect(status()).toBe("processed");
  });

  test("a smaller sum is a part", async () => {
    const { tell, callbacks } = await paidFor();
    await tell({ status: "partial", amount_minor: 5000 });
    expect(callbacks().at(-1)).toMatchObject({ status: "partially_processed", processed_amount: 50 });
  });

  test("a validation error ends nothing", async () => {
    const { tell, status } = await paidFor();
    await tell({ status: "error", code: "502" });
    expect(status()).toBe("created");
  });

  test("another currency and an unknown invoice are refused", async () => {
    const { tell } = await paidFor();
    expect((await tell({ currency: "USD" })).status).toBe(422);
    expect((await tell({ invoice_id: "cpi_Nobody" })).status).toBe(404);
  });

  test("every change carries a later time than the one before", async () => {
    const { tell, decline, callbacks } = await paidFor();
    await decline(1);
    await decline(2);
    await tell();
    const times = callbacks().map((one) => Number(one["updated"]));
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
    expect(times).toHaveLength(3);
  });
});

describe("faults", () => {
  test("are kept by order and read by invoice", async () => {
    const { send, app, id } = await paidFor();
    await send("PUT", "/__sim/faults/order-17", { bankMs: 5 });
    const answer = await app.request(`/__sim/invoices/${id}`);
    expect(await answer.json()).toMatchObject({
      reference_id: "order-17",
      status: "created",
      faults: { bankMs: 5 },
    });
    expect((await app.request("/__sim/invoices/cpi_Nobody")).status).toBe(404);
  });
});
