import { renderSVG } from "uqr";
import { describe, expect, test } from "vitest";
import { news } from "@/e2e/sandbox/commerce/testing";
import { basketQuery, billOf, readBasket } from "@/e2e/sandbox/shop/basket";
import { readComposed } from "@/e2e/sandbox/shop/compose";
import { shopForTest } from "@/e2e/sandbox/shop/testing";
import { scenarios } from "@/e2e/scenarios/table";

describe("the page that a payer comes back to", () => {
  const come = async (status: string | null, by: string) => {
    const { place, commerce, deliver, app } = shopForTest();
    const { reference, invoice_id } = await place({});
    if (status) await commerce.send("POST", "/__sim/gate-news", news(invoice_id ?? "", { status }));
    await deliver();
    return (await app.request(`/orders/${reference}/${by}`)).text();
  };

  test("does not say paid because the address says success", async () => {
    const page = await come(null, "success");
    expect(page).toContain("Waiting for word of your payment");
    expect(page).not.toContain("Paid. Thank you.");
    expect(page).not.toContain("Go to the payment");
    expect(page).toContain('http-equiv="refresh"');
  });

  test("says paid even when the address says decline", async () => {
    const page = await come("success", "decline");
    expect(page).toContain("Paid. Thank you.");
    expect(page).not.toContain('http-equiv="refresh"');
  });

  test("offers the payment again while it is open", async () => {
    expect(await come("decline", "decline")).toContain("Go to the payment");
  });
});

test("the scenario page lists every scenario with its button, and a code for a phone only in a network", async () => {
  const alone = await (await shopForTest().app.request("/")).text();
  for (const { id } of scenarios) expect(alone).toContain(`action="/scenarios/${id}"`);
  expect(alone).not.toContain("On a phone");
  expect(await (await shopForTest("192.168.1.5").app.request("/")).text()).toContain(
    "http://192.168.1.5:4030/",
  );
});

test("what a payer or a tester typed is text, never markup", async () => {
  const { place, app } = shopForTest();
  const { reference } = await place({ description: "<script>alert(1)</script>" });
  for (const path of ["/cms", `/cms/orders/${reference}`, `/orders/${reference}/return`])
    expect(await (await app.request(path)).text()).not.toContain("<script>alert");
});

test("the sheet of an order says to whom, how much and what for, and its code is the short link", async () => {
  const { place, app } = shopForTest();
  const { reference, invoice_id } = await place({ description: "Monstera & pot" });
  const sheet = await (await app.request(`/cms/orders/${reference}/sheet`)).text();
  const link = `http://127.0.0.1:3000/hpp/?cpi=${invoice_id}`;
  for (const text of ["Green Room", "€108.90", "Monstera &amp; pot", reference])
    expect(sheet).toContain(text);
  expect(sheet).toContain(renderSVG(link, { ecc: "M", border: 4 }));
  expect(sheet).toContain(`href="${link}"`);
});

test("a link with parameters is drawn whole and not printed to be typed", async () => {
  const { place, app } = shopForTest();
  const { reference, url } = await place({ link: "parameters" });
  const sheet = await (await app.request(`/cms/orders/${reference}/sheet`)).text();
  expect(sheet).toContain(renderSVG(url, { ecc: "M", border: 4 }));
  expect(sheet).not.toContain("Or type this address");
});

test("pages that are not there say so", async () => {
  const { app } = shopForTest();
  for (const path of ["/nowhere", "/orders/GR-none/success", "/cms/orders/GR-none"])
    expect((await app.request(path)).status).toBe(404);
});

test("a platform that refuses is told to the buyer in words", async () => {
  const { app } = shopForTest();
  const answer = await app.request("/scenarios/own", {
    method: "POST",
    body: new URLSearchParams({ amount: "abc" }),
  });
  expect(answer.status).toBe(502);
  expect(await answer.text()).toContain("The order was not placed");
});

describe("basket", () => {
  test("lives in the address and survives it", () => {
    const lines = readBasket({ monstera: "1", pot: "2", add: "pot", fern: "-4", can: "junk", palm: "1000" });
    expect(lines.map(({ product, quantity }) => [product.id, quantity])).toEqual([
      ["monstera", 1],
      ["palm", 99],
      ["pot", 3],
    ]);
    expect(readBasket(Object.fromEntries(new URLSearchParams(basketQuery(lines))))).toEqual(lines);
  });

  test("adds up in every currency", () => {
    const lines = readBasket({ monstera: "1", pot: "2" });
    expect(["EUR", "JPY", "KWD"].map((currency) => billOf(lines, currency).minor)).toEqual([
      10_890, 17_424, 38_115,
    ]);
  });

  test("becomes an order with its rows", async () => {
    const { app, commerce } = shopForTest();
    const form = new URLSearchParams({ monstera: "1", pot: "2", currency: "JPY", link: "invoice" });
    const answer = await app.request("/orders", { method: "POST", body: form });
    const id = new URL(answer.headers.get("location") ?? "").searchParams.get("cpi");
    expect(commerce.world.invoices.get(id ?? "")).toMatchObject({ amount: 17_424, items: { length: 3 } });
  });
});

test("a composed scenario says only what was chosen", () => {
  expect(readComposed({})).toEqual({
    amount: "108.90",
    currency: "EUR",
    description: "Plants and pots",
    link: "invoice",
    faults: {},
  });
  expect(
    readComposed({
      outcome: "partial",
      amount: "50.01",
      sale: "slow",
      lost: "1",
      copies: "3",
      forged: "amount",
      status: "html",
      bankMs: "0",
      expiresInSeconds: "-5",
      junk: "x",
    }),
  ).toMatchObject({
    expiresInSeconds: -5,
    faults: {
      outcome: { kind: "partial", minor: 2500 },
      sale: "slow",
      callback: { lost: true, copies: 3, forged: "amount" },
      status: "html",
      bankMs: 0,
    },
  });
});

describe("the page with the widget", () => {
  const open = async (mode: string, host: string) => {
    const { place, app } = shopForTest();
    const { reference } = await place({});
    return app.request(`/pay-here/${reference}/${mode}`, { headers: { host } });
  };

  test("has Checkout as another site where the shop is asked as localhost, and a policy without inline code", async () => {
    const answer = await open("modal", "localhost:4030");
    expect(await answer.text()).toContain('href="http://127.0.0.1:3000/hpp/?cpi=');
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("frame-src http://127.0.0.1:3000;");
    expect(policy).not.toContain("unsafe");
  });

  test("has a plain link in every mode, for buyers without script", async () => {
    for (const mode of ["modal", "link", "inline", "redirect"])
      expect(await (await open(mode, "127.0.0.1:4030")).text()).toMatch(/<a class="button"[^>]* href="http/);
    expect((await open("popup", "127.0.0.1:4030")).status).toBe(404);
  });
});
