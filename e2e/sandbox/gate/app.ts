import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { applepaySession } from "@/e2e/sandbox/gate/applepay";
import { clarify, resendCode } from "@/e2e/sandbox/gate/clarify";
import { messageOf } from "@/e2e/sandbox/gate/codes";
import { deleteSavedAccount, revokeToken, savedAccounts } from "@/e2e/sandbox/gate/customers";
import {
  availableMethods,
  banks,
  cascadeStep,
  confirmByCustomer,
  mobileOperators,
} from "@/e2e/sandbox/gate/info";
import { authenticateByMerchant } from "@/e2e/sandbox/gate/merchant-auth";
import { CARD, OTHER_METHODS } from "@/e2e/sandbox/gate/methods";
import { refund } from "@/e2e/sandbox/gate/refund";
import { Refusal } from "@/e2e/sandbox/gate/request";
import { sale, type SaleKind } from "@/e2e/sandbox/gate/sale";
import { buildSim } from "@/e2e/sandbox/gate/sim";
import { status, statusByRequest } from "@/e2e/sandbox/gate/status";
import { checkIframe, result } from "@/e2e/sandbox/gate/three-ds";
import { jsonResponse } from "@/e2e/sandbox/gate/wire";
import type { World } from "@/e2e/sandbox/gate/world";

const SALES: Readonly<Record<string, SaleKind>> = {
  "card/sale": { method: CARD, form: "card" },
  "card/sale/saved": { method: CARD, form: "saved" },
  "card/sale/token": { method: CARD, form: "token" },
  ...Object.fromEntries(
    Object.entries(OTHER_METHODS).map(([path, method]) => [`${path}/sale`, { method, form: method.form }]),
  ),
};

const REFUNDS = ["card", ...Object.keys(OTHER_METHODS)].map((path) => `/v2/payment/${path}/refund`);

/** Everything but the sale: a text in, an answer out. */
const ENDPOINTS: Readonly<Record<string, (world: World, text: string) => Response | Promise<Response>>> = {
  "/v2/payment/status": status,
  "/v2/payment/status/request": statusByRequest,
  "/v2/payment/card/3ds_check_iframe": checkIframe,
  "/v2/payment/card/3ds_result": result,
  "/v2/payment/clarification": clarify,
  "/v2/payment/card/merchant_auth": authenticateByMerchant,
  "/v2/customer/action/resend": resendCode,
  "/v2/customer/saved_account/list": savedAccounts,
  "/v2/customer/saved_account/delete": deleteSavedAccount,
  "/v2/customer/card/token/revoke": revokeToken,
  "/v2/session/applepay": applepaySession,
  "/v2/info/available_methods_for_merchant/list": availableMethods,
  "/v2/info/banks/:method/:operation/list": banks,
  "/v2/info/mobile/:operation/list": mobileOperators,
  "/v2/payment/cascade/step": cascadeStep,
  "/v2/payment/customer/confirm": confirmByCustomer,
  ...Object.fromEntries(REFUNDS.map((path) => [path, refund])),
};

const refusal = (http: number, code: string): Response =>
  jsonResponse({ status: "error", code, message: messageOf(code) }, http);

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

  for (const [path, kind] of Object.entries(SALES)) {
    app.post(`/v2/payment/${path}`, async (c) => {
      const socket = nodeSide(c)?.incoming?.socket;
      return sale(world, kind, await c.req.text(), socket);
    });
  }
  for (const [path, answer] of Object.entries(ENDPOINTS)) {
    app.post(path, async (c) => answer(world, await c.req.text()));
  }
  app.route("/__sim", buildSim(world));
  return app;
}
