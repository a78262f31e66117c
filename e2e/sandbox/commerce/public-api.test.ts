import { describe, expect, test } from "vitest";
import { attributesOf, commerceForTest, errorOf, order, START } from "@/e2e/sandbox/commerce/testing";

type Prerequest = {
  services: Record<string, { currency: string; status: string; exchange_rate?: number; amount?: string }>;
  methods: Record<string, { category: string }>;
};

describe("prerequest", () => {
  const ask = async (body: object, shape?: "flat") => {
    const commerce = commerceForTest();
    if (shape) commerce.world.settings.prerequestShape = shape;
    return commerce.publicly("/payment-prerequest", body);
  };

  test("comes as a resource with attributes", async () => {
    const answer = (await (await ask({ currency: "EUR", amount: 100 })).json()) as {
      data: { type: string; attributes: Prerequest };
    };
    expect(answer.data.type).toBe("payment-prerequest");
    expect(Object.keys(answer.data.attributes.services)[0]).toBe("payment_card_eur_hpp");
  });

  test("comes flat where that shape is set", async () => {
    const answer = (await (await ask({ currency: "usd" }, "flat")).json()) as { data: Prerequest };
    expect(answer.data.services["payment_card_usd_hpp"]?.status).toBe("available");
  });

  test("offers at least fifteen services for the three main currencies together", async () => {
    const codes = new Set<string>();
    for (const currency of ["USD", "EUR", "UAH"]) {
      const { data } = (await (await ask({ currency }, "flat")).json()) as { data: Prerequest };
      for (const code of Object.keys(data.services)) codes.add(code);
    }
    expect(codes.size).toBeGreaterThanOrEqual(15);
  });

  test("offers a card in any currency, and only that where nothing else is at home", async () => {
    const { data } = (await (await ask({ currency: "KWD" }, "flat")).json()) as { data: Prerequest };
    expect(Object.keys(data.services)).toEqual(["payment_card_kwd_hpp"]);
    expect(Object.keys(data.methods)).toEqual(["payment_card"]);
  });

  test("gives a service in another currency its rate and its amount", async () => {
    const { data } = (await (await ask({ currency: "EUR", amount: "92" }, "flat")).json()) as {
      data: Prerequest;
    };
    expect(data.services["neteller_usd_hpp"]).toMatchObject({
      currency: "USD",
      exchange_rate: 1.08695652,
      amount: "100.00",
    });
  });

  test("names a method for every service", async () => {
    const { data } = (await (await ask({ currency: "EUR" }, "flat")).json()) as {
      data: Prerequest & { services: Record<string, { method: string }> };
    };
    for (const service of Object.values(data.services)) expect(data.methods).toHaveProperty(service.method);
  });

  test("works from an invoice without a key", async () => {
    const commerce = commerceForTest();
    const { id } = await attributesOf(await commerce.privately("/payment-invoices", order()));
    const answer = await commerce.send("POST", "/public-api/payment-prerequest", { payment_invoice: id });
    const { data } = (await answer.json()) as { data: { attributes: { currency: string; amount: number } } };
    expect(data.attributes).toMatchObject({ currency: "EUR", amount: 108.9 });
  });

  test("refuses an unknown key and an account that forbids links", async () => {
    expect(await errorOf(await ask({ public_key: "pk_test_wrong", currency: "EUR" }))).toEqual([
      401,
      "unauthorized",
      "/public_key",
    ]);
    expect((await errorOf(await ask({ public_key: "pk_test_forbidden", currency: "EUR" })))[1]).toBe(
      "public_creation_forbidden",
    );
  });
});

describe("create", () => {
  const refused = async (more: object) =>
    errorOf(await commerceForTest().publicly("/payment-invoices", { ...order(), ...more }));

  test("hands the invoice on at once where a service is named", async () => {
    const { publicly } = commerceForTest();
    const answer = await publicly("/payment-invoices", order({ service: "paypal_usd_hpp" }));
    expect(answer.status).toBe(201);
    expect(await attributesOf(answer)).toMatchObject({
      status: "process_pending",
      flow: "hpp",
      amount: 108.9,
      service_currency: "USD",
      flow_data: { method: "GET", action: expect.stringContaining("/psp/pay_") },
      expires: START / 1000 + 3600,
    });
  });

  test("keeps the invoice open without a service, names its account and hides the shop's secrets", async () => {
    const { publicly } = commerceForTest();
    const answer = await publicly(
      "/payment-invoices",
      order({ customer: { reference_id: "c", email: "a@b.cd" } }),
    );
    const text = await answer.text();
    expect(text).toContain("coma_SandboxActive001");
    expect(text).not.toContain("a@b.cd");
    expect(text).not.toContain("callback_url");
    expect(text).toContain('"status":"created"');
  });

  test("takes neither rows nor a callback address from the payer's side", async () => {
    const { publicly, callbacks, heard } = commerceForTest();
    const answer = await publicly(
      "/payment-invoices",
      order({
        service: "test_eur_test",
        service_fields: { status: "success" },
        items: [{ name: "x", quantity: 1, amount: "1" }],
        callback_url: "http://evil.example/",
      }),
    );
    expect(await attributesOf(answer)).not.toHaveProperty("items");
    expect(callbacks()).toHaveLength(1);
    expect(heard.map((call) => call.url)).toEqual(["http://127.0.0.1:4030/callbacks"]);
  });

  test("writes PHP's JSON: empty maps as lists, slashes escaped, nothing outside ASCII", async () => {
    const { publicly } = commerceForTest();
    const text = await (await publicly("/payment-invoices", order({ description: "Кактус" }))).text();
    expect(text).toContain('"flow_data":[]');
    expect(text).toContain(String.raw`\/redirect\/hpp\/?cpi=`);
    expect(text).toContain(String.raw`\u041a`);
  });

  test("refuses what is wrong, in the platform's words", async () => {
    expect(await refused({ public_key: "nope" })).toEqual([401, "unauthorized", "/public_key"]);
    expect((await refused({ public_key: "pk_test_inactive" })).slice(0, 2)).toEqual([
      403,
      "account_inactive",
    ]);
    expect((await refused({ public_key: "pk_test_forbidden" })).slice(0, 2)).toEqual([
      403,
      "public_creation_forbidden",
    ]);
    expect(await refused({ currency: "XQQ" })).toEqual([422, "currency_not_supported", "/currency"]);
    expect(await refused({ amount: undefined })).toEqual([422, "required", "/amount"]);
    expect(await refused({ amount: "1.005" })).toEqual([422, "invalid_value", "/amount"]);
    expect(await refused({ amount: 0 })).toEqual([422, "invalid_value", "/amount"]);
    expect(await refused({ amount: "1e3" })).toEqual([422, "invalid_value", "/amount"]);
    expect(await refused({ currency: "JPY", amount: "100.5" })).toEqual([422, "invalid_value", "/amount"]);
    expect(await refused({ reference_id: undefined })).toEqual([422, "required", "/reference_id"]);
    expect(await refused({ service: "giropay_eur_hpp" })).toEqual([422, "service_not_available", "/service"]);
    expect(await refused({ service: "paysafecard_eur_hpp", amount: 5000 })).toEqual([
      422,
      "amount_out_of_range",
      "/amount",
    ]);
    expect(await refused({ service: "neteller_eur_hpp" })).toEqual([
      422,
      "required",
      "/service_fields/email",
    ]);
    expect(await refused({ service: "neteller_eur_hpp", service_fields: { email: "x" } })).toEqual([
      422,
      "invalid_value",
      "/service_fields/email",
    ]);
    expect(await refused({ expires: START / 1000 - 1 })).toEqual([422, "invalid_value", "/expires"]);
    expect(await refused({ customer: { email: "a@b.cd" } })).toEqual([
      422,
      "required",
      "/customer/reference_id",
    ]);
    expect(await refused({ return_url: "javascript:alert(1)" })).toEqual([
      422,
      "invalid_value",
      "/return_url",
    ]);
  });

  test("makes one invoice for one reference", async () => {
    const { publicly } = commerceForTest();
    await publicly("/payment-invoices", order());
    expect(await errorOf(await publicly("/payment-invoices", order()))).toEqual([
      429,
      "duplicated_reference",
      "/reference_id",
    ]);
  });

  test("takes fields as a map, as pairs and under either name", async () => {
    for (const fields of [
      { service_fields: { email: "a@b.cd" } },
      { fields: { email: "a@b.cd" } },
      { service_fields: [{ key: "email", value: "a@b.cd" }] },
      { service_fields: [{ email: "a@b.cd" }] },
    ]) {
      const { publicly } = commerceForTest();
      const answer = await publicly("/payment-invoices", order({ service: "skrill_eur_hpp", ...fields }));
      expect(answer.status).toBe(201);
    }
  });

  test("obeys magic amounts outside cards", async () => {
    const status = async (amount: string) => {
      const { publicly } = commerceForTest();
      const answer = await publicly("/payment-invoices", order({ service: "ideal_eur_hpp", amount }));
      return answer.status === 201 ? (await attributesOf(answer))["status"] : answer.status;
    };
    expect(await status("10.01")).toBe("process_failed");
    expect(await status("10.02")).toBe("process_pending");
    expect(await status("10.03")).toBe(502);
    expect(await status("10.05")).toBe("partially_processed");
    expect(await status("10.29")).toBe(429);
  });

  test("adds the commission of an account that does so", async () => {
    const { publicly } = commerceForTest();
    const answer = await publicly(
      "/payment-invoices",
      order({ public_key: "pk_test_commission", amount: 100 }),
    );
    expect(await attributesOf(answer)).toMatchObject({
      amount: 100,
      payment_amount: 101.5,
      fee: 1.5,
      deposit: 100,
    });
  });

  test("fails as ordered, before or after the invoice exists", async () => {
    const { publicly, send, world } = commerceForTest();
    await send("PUT", "/__sim/trouble", { create: "http500", key: "order-17" });
    expect((await publicly("/payment-invoices", order())).status).toBe(500);
    expect(world.invoices.size).toBe(0);
    await send("PUT", "/__sim/trouble", { create: "http500AfterCreate", key: "order-17" });
    expect((await publicly("/payment-invoices", order())).status).toBe(500);
    expect(world.invoices.size).toBe(1);
    await send("PUT", "/__sim/trouble", { create: "html" });
    const answer = await publicly("/payment-invoices", order({ reference_id: "other" }));
    expect(answer.headers.get("content-type")).toContain("text/html");
  });
});
