import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { signed } from "@/e2e/sandbox/gate/bodies";
import { messageOf } from "@/e2e/sandbox/gate/codes";
import { listSavedAccounts } from "@/e2e/sandbox/gate/instruments";
import { refund } from "@/e2e/sandbox/gate/refund";
import { openRequest, Refusal, textAt } from "@/e2e/sandbox/gate/request";
import { sale } from "@/e2e/sandbox/gate/sale";
import { buildSim } from "@/e2e/sandbox/gate/sim";
import { status, statusByRequest } from "@/e2e/sandbox/gate/status";
import type { SaleForm } from "@/e2e/sandbox/gate/validate";
import { jsonResponse } from "@/e2e/sandbox/gate/wire";
import type { World } from "@/e2e/sandbox/gate/world";

const SALES = {
  "/v2/payment/card/sale": "card",
  "/v2/payment/card/sale/saved": "saved",
  "/v2/payment/card/sale/token": "token",
} satisfies Record<string, SaleForm>;

const refusal = (http: number, code: string): Response =>
  jsonResponse({ status: "error", code, message: messageOf(code) }, http);

function savedAccounts(world: World, text: string): Response {
  const { body, projectId, secret } = openRequest(world, text, "customer", ["customer.id", "payment_method"]);
  if (textAt(body, "payment_method") !== "card") throw new Refusal(400, "2541");
  const accounts = listSavedAccounts(world, projectId, textAt(body, "customer.id") ?? "");
  return jsonResponse(signed({ accounts }, secret));
}

/** The real connection, which a sandbox in a test lacks. */
const nodeSide = (c: Context): Partial<HttpBindings> | undefined =>
  c.env as Partial<HttpBindings> | undefined;

export function buildApp(world: World): Hono {
  const app = new Hono();

  app.use(async (c, next) => {
    // A sale may be left without an answer on purpose; then this is the only trace of it.
    const outgoing = nodeSide(c)?.outgoing;
    outgoing?.once("close", () => {
      if (!outgoing.writableFinished) world.log({ method: c.req.method, path: c.req.path, status: 0 });
    });
    await next();
    world.log({ method: c.req.method, path: c.req.path, status: c.res.status });
  });
  app.onError((error) => {
    if (error instanceof Refusal) return refusal(error.http, error.code);
    world.log({ error: error.name });
    return refusal(500, "501");
  });
  app.notFound(() => refusal(403, "303"));

  for (const [path, form] of Object.entries(SALES)) {
    app.post(path, async (c) => {
      const socket = nodeSide(c)?.incoming?.socket;
      return sale(world, form, await c.req.text(), socket);
    });
  }
  app.post("/v2/payment/status", async (c) => status(world, await c.req.text()));
  app.post("/v2/payment/status/request", async (c) => statusByRequest(world, await c.req.text()));
  app.post("/v2/payment/card/refund", async (c) => refund(world, await c.req.text()));
  app.post("/v2/customer/saved_account/list", async (c) => savedAccounts(world, await c.req.text()));
  app.route("/__sim", buildSim(world));
  return app;
}
