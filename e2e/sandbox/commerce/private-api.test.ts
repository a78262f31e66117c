import { describe, expect, test } from "vitest";
import { signGateBody } from "@/e2e/sandbox/commerce/gate-refund";
import { attributesOf, commerceForTest, errorOf, news, order } from "@/e2e/sandbox/commerce/testing";

const items = [
  { name: "Monstera", quantity: 1, amount: "64.00" },
  { name: "Pots", quantity: 2, amount: 44.9 },
];

const paid = async (gateAnswers = 200) => {
  let gateStatus = 200;
  const commerce = commerceForTest(() => gateStatus);
  const { id } = await attributesOf(await commerce.privately("/payment-invoices", order()));
  await commerce.send("POST", "/__sim/gate-news", news(id));
  gateStatus = gateAnswers;
  const refund = (attributes: object) =>
    commerce.privately(`/payment-invoices/${id}/refund`, { invoiceId: id, ...attributes });
  const status = () => commerce.world.invoices.get(id)?.status;
  return { ...commerce, id, refund, status };
};

test("only the account's own key opens the Private API", async () => {
  const { send, basic } = commerceForTest();
  expect((await send("GET", "/api/payment-invoices")).status).toBe(401);
  expect(
    (await send("GET", "/api/payment-invoices", undefined, basic("coma_SandboxActive001", "no"))).status,
  ).toBe(401);
  expect((await send("GET", "/api/payment-invoices", undefined, basic())).status).toBe(200);
});

test("an invoice with rows shows them to the payer", async () => {
  const { privately, app } = commerceForTest();
  const { id } = await attributesOf(
    await privately("/payment-invoices", order({ items, callback_url: "http://127.0.0.1:4030/callbacks" })),
  );
  expect((await attributesOf(await app.request(`/public-api/payment-invoices/${id}`)))["items"]).toEqual([
    { name: "Monstera", quantity: 1, amount: "64.00" },
    { name: "Pots", quantity: 2, amount: "44.90" },
  ]);
});

test("an account that forbids links still makes invoices from its server", async () => {
  const { privately } = commerceForTest();
  expect((await privately("/payment-invoices", order(), "coma_SandboxForbid01")).status).toBe(201);
  expect(await errorOf(await privately("/payment-invoices", order(), "coma_SandboxInactiv1"))).toEqual([
    403,
    "account_inactive",
    undefined,
  ]);
});

test("invoices are found by reference, and never another account's", async () => {
  const { privately, send, basic } = commerceForTest();
  const { id } = await attributesOf(await privately("/payment-invoices", order()));
  const path = `/api/payment-invoices?${new URLSearchParams({ "filter[reference_id]": "order-17" })}`;
  expect(await (await send("GET", path, undefined, basic())).json()).toMatchObject({ data: [{ id }] });
  const other = basic("coma_SandboxReturn01");
  expect(await (await send("GET", path, undefined, other)).json()).toEqual({ data: [] });
  expect((await send("GET", `/api/payment-invoices/${id}`, undefined, other)).status).toBe(404);
});

test("an error points into the attributes", async () => {
  const { privately } = commerceForTest();
  expect(await errorOf(await privately("/payment-invoices", order({ amount: "x" })))).toEqual([
    422,
    "invalid_value",
    "/data/attributes/amount",
  ]);
});

test("the shop may take back an invoice that is not final", async () => {
  const { privately, status, id } = await paid();
  expect((await privately(`/payment-invoices/${id}/terminate`, {})).status).toBe(409);
  expect(status()).toBe("processed");
  const fresh = await attributesOf(await privately("/payment-invoices", order({ reference_id: "two" })));
  expect(await attributesOf(await privately(`/payment-invoices/${fresh.id}/terminate`, {}))).toMatchObject({
    status: "terminated",
  });
});

describe("refunds", () => {
  test("the Gate's no leaves the money with the merchant, and another refund may follow", async () => {
    const { refund, status, send, id } = await paid();
    await refund({ reference_id: "r1" });
    await send("POST", "/__sim/gate-news", news(id, { status: "refund declined", refunded_minor: 0 }));
    expect(status()).toBe("refund_failed");
    expect((await refund({ reference_id: "r2", amount: 8.9 })).status).toBe(201);
    await send("POST", "/__sim/gate-news", news(id, { status: "partially refunded", refunded_minor: 890 }));
    await refund({ reference_id: "r3" });
    await send("POST", "/__sim/gate-news", news(id, { status: "refund declined", refunded_minor: 890 }));
    expect(status()).toBe("partially_refunded");
  });

  test("go back through the Gate, signed, and end with its news", async () => {
    const { refund, heard, status, send, id } = await paid();
    expect((await refund({ reference_id: "r1", amount: 8.9 })).status).toBe(201);
    expect(status()).toBe("refund_pending");
    const call = heard.find((one) => one.url.endsWith("/v2/payment/card/refund"));
    const body = JSON.parse(call?.body ?? "{}") as Record<string, Record<string, string | number>>;
    const { signature, ...general } = body["general"] ?? {};
    expect(signature).toBe(signGateBody({ ...body, general }, "sandbox-secret-key"));
    expect(body["payment"]).toMatchObject({ amount: 890, currency: "EUR" });
    await send("POST", "/__sim/gate-news", news(id, { status: "partially refunded", refunded_minor: 890 }));
    expect(status()).toBe("partially_refunded");
    expect((await refund({ reference_id: "r2" })).status).toBe(201);
    await send("POST", "/__sim/gate-news", news(id, { status: "refunded", refunded_minor: 10890 }));
    expect(status()).toBe("refunded");
    expect((await refund({ reference_id: "r3" })).status).toBe(409);
  });

  test("need a reference and cannot exceed what is left", async () => {
    const { refund } = await paid();
    expect((await refund({}))["status"]).toBe(422);
    expect((await errorOf(await refund({ reference_id: "r", amount: 108.91 })))[1]).toBe(
      "amount_out_of_range",
    );
  });

  test("that the Gate does not take leave the money where it is", async () => {
    const { refund, status } = await paid(400);
    expect((await refund({ reference_id: "r" })).status).toBe(502);
    expect(status()).toBe("refund_failed");
  });

  test("of money from another provider are done at once", async () => {
    const { publicly, privately, world } = commerceForTest();
    const wish = order({ service: "test_eur_test", service_fields: { status: "success" } });
    const { id } = await attributesOf(await publicly("/payment-invoices", wish));
    await privately(`/payment-invoices/${id}/refund`, { reference_id: "r" });
    expect(world.invoices.get(id)?.status).toBe("refunded");
  });
});

test("the body for the Gate is signed as the Gate's own example is", () => {
  expect(signGateBody({ general: { project_id: 42, payment_id: "pl-0001" } }, "sandbox-secret-key")).toBe(
    "1tNJPg3L8MeJfiPNgUiJlvIumYMP+2ceSLpqV4K5L1dvu2DVLlw0fVW/PVoXHSdp8vNyJ014JDrw/tY2J4Qu6Q==",
  );
});
