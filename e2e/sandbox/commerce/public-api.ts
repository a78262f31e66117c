import { Hono } from "hono";
import { cors } from "hono/cors";
import type { Account } from "@/e2e/sandbox/commerce/accounts";
import { answer, readJson, refuse } from "@/e2e/sandbox/commerce/answers";
import { createInvoice, processInvoice, requireInvoice } from "@/e2e/sandbox/commerce/create";
import { isFinal } from "@/e2e/sandbox/commerce/invoice";
import { change } from "@/e2e/sandbox/commerce/moves";
import { prerequestDocument } from "@/e2e/sandbox/commerce/offer";
import { Refusal } from "@/e2e/sandbox/commerce/refusal";
import { publicDocument } from "@/e2e/sandbox/commerce/resource";
import { meetLateTrouble, meetTrouble } from "@/e2e/sandbox/commerce/trouble";
import { readAmount, readCurrency, type Attributes } from "@/e2e/sandbox/commerce/wishes";
import type { World } from "@/e2e/sandbox/commerce/world";

const accountOfKey = (world: World, wish: Attributes): Account => {
  const account = world.accounts.find((candidate) => candidate.publicKey === wish["public_key"]);
  if (!account) throw new Refusal("unauthorized", "The public key is not known.", "/public_key");
  return account;
};

const referenceOf = (wish: Attributes): string | null =>
  typeof wish["reference_id"] === "string" ? wish["reference_id"] : null;

/** What the payer's side may do; public-api.md 3. No key but the public one, and that in the body. */
export const publicApi = (world: World): Hono => {
  const app = new Hono();
  app.use(cors());
  app.onError((cause, c) => refuse(c, world, cause));

  app.post("/payment-prerequest", async (c) => {
    const wish = await readJson(c);
    if (typeof wish["payment_invoice"] === "string") {
      const invoice = requireInvoice(world, wish["payment_invoice"]);
      return (
        meetTrouble(c, world, "prerequest", invoice.referenceId) ??
        answer(c, world, prerequestDocument(world, invoice.account, invoice.currency, invoice.paymentAmount))
      );
    }
    const trouble = meetTrouble(c, world, "prerequest", referenceOf(wish));
    if (trouble) return trouble;
    const account = accountOfKey(world, wish);
    if (!account.active) throw new Refusal("account_inactive", "This account cannot take payments.");
    if (!account.publicCreation)
      throw new Refusal("public_creation_forbidden", "Invoices of this account are made by its server only.");
    const currency = readCurrency(wish);
    const amount =
      wish["amount"] === undefined || wish["amount"] === null ? null : readAmount(wish, currency);
    return answer(c, world, prerequestDocument(world, account, currency, amount));
  });

  app.post("/payment-invoices", async (c) => {
    const wish = await readJson(c);
    const trouble = meetTrouble(c, world, "create", referenceOf(wish));
    if (trouble) return trouble;
    const invoice = await createInvoice(world, accountOfKey(world, wish), "public", wish);
    return (
      meetLateTrouble(c, world, invoice.referenceId) ?? answer(c, world, publicDocument(world, invoice), 201)
    );
  });

  // The browser's own form: create, hand on and go, in one step.
  app.post("/payment-invoices/process", async (c) => {
    const wish = await c.req.parseBody();
    const invoice = await createInvoice(world, accountOfKey(world, wish), "public", wish);
    const { action, method } = invoice.flowData ?? {};
    const direct = action && method === "GET" && invoice.service?.method !== "payment_card";
    return c.redirect(direct ? action : `${world.env.checkoutUrl}/hpp/?cpi=${invoice.id}`, 303);
  });

  app.get("/payment-invoices/:id", (c) => {
    const invoice = requireInvoice(world, c.req.param("id"));
    return (
      meetTrouble(c, world, "get", invoice.referenceId) ?? answer(c, world, publicDocument(world, invoice))
    );
  });

  app.post("/payment-invoices/:id/process", async (c) => {
    const invoice = await processInvoice(world, c.req.param("id"), await readJson(c));
    return answer(c, world, publicDocument(world, invoice));
  });

  app.post("/payment-invoices/:id/terminate", (c) => {
    const invoice = requireInvoice(world, c.req.param("id"));
    if (isFinal(invoice.status) || invoice.running.size > 0)
      throw new Refusal("conflict", `The invoice is ${invoice.status}.`);
    change(world, invoice, { status: "terminated", resolution: "ok", flowData: null });
    return answer(c, world, publicDocument(world, invoice));
  });
  return app;
};
