import { readFileSync } from "node:fs";
import { Hono, type MiddlewareHandler } from "hono";
import { MARK_SVG } from "@/e2e/sandbox/shop/art";
import { billOf, itemsOf, readBasket } from "@/e2e/sandbox/shop/basket";
import { cms } from "@/e2e/sandbox/shop/cms";
import { CommerceError } from "@/e2e/sandbox/shop/commerce-client";
import { readComposed } from "@/e2e/sandbox/shop/compose";
import { backPage, CAME_BACK, messagePage, orderPage } from "@/e2e/sandbox/shop/order-page";
import { payHere } from "@/e2e/sandbox/shop/pay-here";
import { placeOrder } from "@/e2e/sandbox/shop/place-order";
import { CURRENCIES } from "@/e2e/sandbox/shop/products";
import { receiveCallback } from "@/e2e/sandbox/shop/receive-callback";
import { scenarioPage } from "@/e2e/sandbox/shop/scenario-page";
import { basketPage, cataloguePage } from "@/e2e/sandbox/shop/shop-pages";
import { simApi } from "@/e2e/sandbox/shop/sim-api";
import type { World } from "@/e2e/sandbox/shop/world";
import { toDecimal } from "@/e2e/sandbox/shared/money";
import { scenarios } from "@/e2e/scenarios/table";

const css = readFileSync(new URL("./style.css", import.meta.url), "utf8");

const currencyOf = (value: unknown): string => CURRENCIES.find((code) => code === value) ?? "EUR";

/** The merchant: a shop, its office, and the page from which every scenario starts. */
export const shopApp = (world: World, log?: MiddlewareHandler): Hono => {
  const app = new Hono();
  if (log) app.use(log);
  app.onError((cause, c) => {
    if (cause instanceof CommerceError)
      return c.html(messagePage("The order was not placed", cause.message), 502);
    console.error(cause);
    return c.html(messagePage("Something broke in the shop", "Nothing was taken."), 500);
  });
  app.notFound((c) =>
    c.html(messagePage("There is no such page", "The order may belong to an earlier run of this shop."), 404),
  );

  app.get("/style.css", (c) => c.body(css, 200, { "content-type": "text/css; charset=utf-8" }));
  app.get("/icon.svg", (c) => c.body(MARK_SVG, 200, { "content-type": "image/svg+xml" }));

  app.get("/", (c) => c.html(scenarioPage(world)));
  app.post("/scenarios/own", async (c) => {
    const order = await placeOrder(world, readComposed(await c.req.parseBody()), c.req.header("host"));
    return c.redirect(order.url, 303);
  });
  app.post("/scenarios/:id", async (c) => {
    const scenario = scenarios.find((candidate) => candidate.id === c.req.param("id"));
    if (!scenario) return c.notFound();
    const wish = { ...scenario.order, ...(scenario.faults ? { faults: scenario.faults } : {}) };
    return c.redirect((await placeOrder(world, wish, c.req.header("host"))).url, 303);
  });

  app.get("/terms", (c) =>
    c.html(
      messagePage(
        "Terms",
        "You pay Green Room for the plants on your slip. They come within two days, or we pay back.",
      ),
    ),
  );
  app.get("/help", (c) =>
    c.html(
      messagePage(
        "Help",
        "Write to help@greenroom.example and name your order: somebody answers the same day.",
      ),
    ),
  );
  app.get("/shop", (c) => c.html(cataloguePage(readBasket(c.req.query()))));
  app.get("/basket", (c) =>
    c.html(basketPage(readBasket(c.req.query()), currencyOf(c.req.query("currency")))),
  );
  app.post("/orders", async (c) => {
    const form = await c.req.parseBody();
    const lines = readBasket(form);
    if (lines.length === 0) return c.redirect("/basket", 303);
    const currency = currencyOf(form["currency"]);
    const bill = billOf(lines, currency);
    const wish = {
      amount: toDecimal(bill.minor, currency),
      currency,
      description: lines.length === 1 ? (lines[0]?.product.name ?? "") : "Plants and pots",
      items: itemsOf(bill, currency),
      link: form["link"] === "parameters" ? ("parameters" as const) : ("invoice" as const),
      ...(typeof form["locale"] === "string" && form["locale"] ? { locale: form["locale"] } : {}),
    };
    return c.redirect((await placeOrder(world, wish, c.req.header("host"))).url, 303);
  });

  app.get("/orders/:reference/:by", (c) => {
    const order = world.orders.get(c.req.param("reference"));
    const by = CAME_BACK.find((candidate) => candidate === c.req.param("by"));
    return order && by ? c.html(orderPage(order, by)) : c.notFound();
  });
  app.get("/back/:by", (c) => c.html(backPage()));

  app.post("/callbacks", async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer());
    const signature = c.req.header("x-signature");
    return c.body(null, receiveCallback(world, body, { signature, retry: c.req.header("retry-count") }));
  });

  app.route("/", payHere(world));
  app.route("/cms", cms(world));
  app.route("/__sim", simApi(world));
  return app;
};
