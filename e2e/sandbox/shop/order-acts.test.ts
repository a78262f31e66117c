import { describe, expect, test } from "vitest";
import { news } from "@/e2e/sandbox/commerce/testing";
import { shopForTest } from "@/e2e/sandbox/shop/testing";

const ordered = async (paid: boolean, gate?: (url: string, init?: RequestInit) => Response) => {
  const shop = shopForTest(null, gate);
  const { reference, invoice_id } = await shop.place({});
  const id = invoice_id ?? "";
  if (paid) await shop.commerce.send("POST", "/__sim/gate-news", news(id, {}));
  await shop.deliver();
  const press = (act: string, fields: Record<string, string> = {}) =>
    shop.app.request(`/cms/orders/${reference}/${act}`, {
      method: "POST",
      body: new URLSearchParams(fields),
    });
  const page = async () => (await shop.app.request(`/cms/orders/${reference}`)).text();
  const state = async () => {
    await shop.deliver();
    return (await shop.shown(reference)).state;
  };
  return { ...shop, reference, invoice: () => shop.commerce.world.invoices.get(id), press, page, state };
};

describe("an order's page in the office", () => {
  test("offers what fits: the invoice taken back while nobody has paid, a charge back afterwards", async () => {
    const unpaid = await (await ordered(false)).page();
    for (const words of ["Take the invoice back", "Change the amount", "End the time to pay"])
      expect(unpaid).toContain(words);
    expect(unpaid).not.toContain("Charge back");
    const paid = await (await ordered(true)).page();
    expect(paid).toContain("Charge back");
    expect(paid).not.toContain("Take the invoice back");
    expect(paid).not.toContain("Change the amount");
  });

  test.each([
    ["terminate", false, "cancelled"],
    ["expire", false, "expired"],
    ["charge-back", true, "chargedBack"],
  ])("%s: the platform's own message says so", async (act, paid, state) => {
    const order = await ordered(paid);
    const answer = await order.press(act);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/cms/orders/${order.reference}`]);
    expect(await order.state()).toBe(state);
  });

  test("changes what is owed, and believes messages of the new sum", async () => {
    const order = await ordered(false);
    expect((await order.press("amount", { amount: "120.00" })).status).toBe(303);
    expect(order.invoice()).toMatchObject({ amount: 12_000 });
    await order.deliver();
    expect((await order.shown(order.reference)).callbacks.at(-1)?.verdict).toBe("ok");
    expect(await order.page()).toContain("120.00");
    expect((await order.press("amount", { amount: "nothing" })).status).toBe(422);
  });

  test("lets the bank think, and then say its word", async () => {
    const told: unknown[] = [];
    const order = await ordered(false, (url, init) => {
      if (!url.endsWith("/decide"))
        return Response.json({ payments: [{ payment_id: "p-1", status: "processing" }] });
      told.push(JSON.parse(String(init?.body)));
      return Response.json({ ok: true });
    });
    await order.press("hold");
    expect(order.commerce.world.faults.get(order.reference)).toEqual({ outcome: { kind: "processing" } });
    expect((await order.press("agree")).status).toBe(303);
    expect(told).toEqual([{ payment_id: "p-1", outcome: { kind: "success" } }]);
  });

  test("says in words what cannot be done now, and knows no other act", async () => {
    const order = await ordered(true);
    const refused = await order.press("terminate");
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining("cannot be done to this order now"),
    ]);
    const nobody = await (await ordered(false)).press("agree");
    expect(await nobody.text()).toContain("waits for its bank");
    expect((await order.press("constructor")).status).toBe(404);
  });
});
