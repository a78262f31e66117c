import { Hono } from "hono";
import { privateApi } from "@/e2e/sandbox/commerce/private-api";
import { pspRoutes } from "@/e2e/sandbox/commerce/psp";
import { publicApi } from "@/e2e/sandbox/commerce/public-api";
import { simApi } from "@/e2e/sandbox/commerce/sim-api";
import type { World } from "@/e2e/sandbox/commerce/world";
import { followHost } from "@/e2e/sandbox/shared/links";

const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 30"><rect x=".75" y=".75" width="42.5" height="28.5" rx="4.5" fill="none" stroke="#565b66" stroke-width="1.5"/><circle cx="22" cy="15" r="6" fill="none" stroke="#565b66" stroke-width="1.5"/></svg>`;

/** The platform: Public API, Private API, the provider's page and the strings behind them. */
export const commerceApp = (world: World): Hono => {
  const app = new Hono();
  app.route("/public-api", publicApi(world));
  app.route("/api", privateApi(world));
  app.route("/psp", pspRoutes(world));
  app.route("/__sim", simApi(world));

  const toCheckout = (id: string | undefined, host: string | undefined): string =>
    `${followHost(world.env.checkoutUrl, host)}/hpp/?cpi=${encodeURIComponent(id ?? "")}`;
  app.get("/redirect/hpp/", (c) => c.redirect(toCheckout(c.req.query("cpi"), c.req.header("host")), 302));
  app.get("/redirect/hpp", (c) => c.redirect(toCheckout(c.req.query("cpi"), c.req.header("host")), 302));
  app.get("/return", (c) => c.redirect(toCheckout(c.req.query("id"), c.req.header("host")), 302));

  app.get("/static/payment_methods/:code/:file", (c) =>
    c.body(MARK, 200, { "content-type": "image/svg+xml" }),
  );
  return app;
};
