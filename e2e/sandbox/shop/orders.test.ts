import { describe, expect, test } from "vitest";
import { signCallback } from "@/e2e/sandbox/commerce/callbacks";
import { news } from "@/e2e/sandbox/commerce/testing";
import { shopForTest } from "@/e2e/sandbox/shop/testing";
import { scenarios } from "@/e2e/scenarios/table";

const pay = async (more: object = {}) => {
  const shop = shopForTest();
  const order = await shop.place({});
  const tell = (what: object = {}) =>
    shop.commerce.send("POST", "/__sim/gate-news", news(order.invoice_id ?? "", { ...what }));
  await tell(more);
  return { ...shop, ...order, tell };
};

describe("links", () => {
  test("with parameters say what is owed and lead back to the order", async () => {
    const { place } = shopForTest();
    const order = await place({
      link: "parameters",
      locale: "uk",
      expiresInSeconds: 600,
      description: "Фікус & Co",
    });
    const link = new URL(order.url);
    expect(link.origin + link.pathname).toBe("http://127.0.0.1:3000/hpp/");
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      public_key: "pk_test_sandbox",
      amount: "108.90",
      currency: "EUR",
      reference_id: order.reference,
      description: "Фікус & Co",
      locale: "uk",
      return_url: `http://127.0.0.1:4030/orders/${order.reference}/return`,
      expires: String(1_767_225_600 + 600),
    });
    expect(order.invoice_id).toBeNull();
  });

  test("with an invoice carry its number only, and the invoice carries the rows", async () => {
    const { place, commerce } = shopForTest();
    const items = [{ name: "Fern", quantity: 1, amount: "108.90" }];
    const order = await place({ items });
    expect(order.url).toBe(`http://127.0.0.1:3000/hpp/?cpi=${order.invoice_id}`);
    expect(commerce.world.invoices.get(order.invoice_id ?? "")).toMatchObject({
      referenceId: order.reference,
      items: [{ name: "Fern", quantity: 1, minor: 10_890 }],
      returnUrls: { success: `http://127.0.0.1:4030/orders/${order.reference}/success` },
      callbackUrl: "http://127.0.0.1:4030/callbacks",
    });
  });

  test("follow the host that a phone asked for", async () => {
    const { place } = shopForTest();
    const order = await place({ link: "parameters" }, "192.168.1.5:4030");
    expect(order.url).toContain("http://192.168.1.5:3000/hpp/");
    expect(new URL(order.url).searchParams.get("return_url")).toContain("http://192.168.1.5:4030/orders/");
  });

  test("are spoiled on request", async () => {
    const { place } = shopForTest();
    const query = async (spoil: string, link: string) =>
      new URL((await place({ link, spoil })).url).searchParams;
    expect((await query("noKey", "parameters")).has("public_key")).toBe(false);
    expect((await query("badAmount", "parameters")).get("amount")).toBe("plenty");
    expect((await query("unknownInvoice", "invoice")).get("cpi")).toBe("cpi_NobodyKnowsThis1");
  });

  test("can lead to an invoice that has ended or was taken back", async () => {
    const { place, commerce } = shopForTest();
    const status = (id: string | null) => commerce.world.invoices.get(id ?? "")?.status;
    expect(status((await place({ expiresInSeconds: -60 })).invoice_id)).toBe("expired");
    expect(status((await place({ spoil: "terminated" })).invoice_id)).toBe("terminated");
  });
});

test("faults are arranged before the link exists", async () => {
  const { place, commerce } = shopForTest();
  const { reference } = await place({ link: "parameters", faults: { sale: "refuse" } });
  expect(commerce.world.faults.get(reference)).toEqual({ sale: "refuse" });
});

test("every scenario can be opened", async () => {
  const { app } = shopForTest();
  for (const scenario of scenarios) {
    const answer = await app.request(`/scenarios/${scenario.id}`, { method: "POST" });
    expect([scenario.id, answer.status]).toEqual([scenario.id, 303]);
    expect(answer.headers.get("location")).toContain("/hpp/?");
  }
});

describe("messages of the platform", () => {
  test("move the order, whatever order they come in", async () => {
    const { deliver, shown, reference, tell } = await pay({ status: "processing" });
    await tell();
    await deliver((count) => [...Array(count).keys()].toReversed());
    const order = await shown(reference);
    expect(order.state).toBe("paid");
    expect(order.callbacks.map((one) => one.status)).toEqual(["processed", "process_pending"]);
  });

  test("count once however often they come", async () => {
    const { deliver, shown, reference } = await pay();
    await deliver(() => [0, 0, 0]);
    expect(await shown(reference)).toMatchObject({ state: "paid", callbacks: { length: 3 } });
  });

  test("with a wrong signature are kept, refused and not believed", async () => {
    const { callback, commerce, shown, reference } = await pay();
    const body = commerce.heard.at(-1)?.body ?? "";
    expect((await callback(body, signCallback("sk_test_other", body))).status).toBe(401);
    expect((await callback(body, undefined)).status).toBe(401);
    expect((await callback(body.replace("ok", "OK"), signCallback("sk_test_sandbox", body))).status).toBe(
      401,
    );
    const order = await shown(reference);
    expect(order.state).toBe("new");
    expect(order.callbacks.map((one) => one.signature_ok)).toEqual([false, false, false]);
  });

  test("about another amount than the order's are not believed", async () => {
    const { place, commerce, deliver, shown } = shopForTest();
    const { reference } = await place({ link: "parameters" });
    await commerce.publicly("/payment-invoices", {
      reference_id: reference,
      amount: "1.00",
      currency: "EUR",
      service: "test_eur_test",
      service_fields: { status: "success" },
    });
    await deliver();
    expect(await shown(reference)).toMatchObject({ state: "new", callbacks: [{ verdict: "amountWrong" }] });
  });

  test("that cannot be read are refused, those for unknown orders are laid to rest", async () => {
    const { callback, commerce } = await pay();
    expect((await callback("<html>", "x")).status).toBe(400);
    expect((await callback('{"data":{}}', "x")).status).toBe(400);
    const body = (commerce.heard.at(-1)?.body ?? "").replaceAll("GR-", "XX-");
    expect((await callback(body, signCallback("sk_test_sandbox", body))).status).toBe(200);
  });
});

describe("refund in the office", () => {
  const refund = async (amount: string) => {
    const shop = await pay();
    await shop.deliver();
    const answer = await shop.app.request(`/cms/orders/${shop.reference}/refund`, {
      method: "POST",
      body: new URLSearchParams({ amount }),
    });
    return { ...shop, answer };
  };

  test("goes to the platform and is shown as on its way", async () => {
    const { answer, deliver, shown, reference, commerce, invoice_id } = await refund("8.90");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/cms/orders/${reference}`]);
    expect(commerce.world.invoices.get(invoice_id ?? "")?.refunds).toMatchObject([{ minor: 890 }]);
    await commerce.send(
      "POST",
      "/__sim/gate-news",
      news(invoice_id ?? "", { status: "partially refunded", refunded_minor: 890 }),
    );
    await deliver();
    expect((await shown(reference)).state).toBe("partlyRefunded");
  });

  test("refuses more than was paid and what is no amount, in words", async () => {
    for (const amount of ["108.91", "0", "-5", "all", ""]) {
      const { answer } = await refund(amount);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain("not an amount that can be given back");
    }
  });
});
