import { Hono } from "hono";
import { z } from "zod";
import { refuse, readJson } from "@/e2e/sandbox/commerce/answers";
import { requireInvoice } from "@/e2e/sandbox/commerce/create";
import { takeGateNews, type GateNews } from "@/e2e/sandbox/commerce/gate-news";
import { isStatus, type Invoice } from "@/e2e/sandbox/commerce/invoice";
import { change, watchExpiry, type Change } from "@/e2e/sandbox/commerce/moves";
import { Refusal } from "@/e2e/sandbox/commerce/refusal";
import type { Troubles, World } from "@/e2e/sandbox/commerce/world";
import type { Faults } from "@/e2e/sandbox/shared/faults";
import { toMinor } from "@/e2e/sandbox/shared/money";

const card = z.object({
  mask: z.string(),
  first6: z.string(),
  last4: z.string(),
  brand: z.string().nullable(),
  expiry_month: z.string(),
  expiry_year: z.string(),
  holder: z.string().nullable(),
});

const gateNews = z.object({
  invoice_id: z.string(),
  payment_id: z.string(),
  status: z.string(),
  amount_minor: z.number().int().nonnegative(),
  currency: z.string(),
  code: z.string(),
  message: z.string(),
  card: card.nullable(),
  refunded_minor: z.number().int().nonnegative().optional(),
});

const show = (world: World, invoice: Invoice) => ({
  id: invoice.id,
  reference_id: invoice.referenceId,
  status: invoice.status,
  resolution: invoice.resolution,
  amount_minor: invoice.amount,
  payment_amount_minor: invoice.paymentAmount,
  currency: invoice.currency,
  service: invoice.service?.code ?? null,
  taken_minor: invoice.taken,
  refunded_minor: invoice.refunded,
  updated: invoice.updated,
  expires: invoice.expires,
  callbacks: invoice.callbackLogs,
  faults: world.faults.get(invoice.referenceId) ?? null,
});

const readChange = (invoice: Invoice, wish: Record<string, unknown>): Change => {
  const what: Change = {};
  if (isStatus(wish["status"])) {
    what.status = wish["status"];
    if (what.status === "processed") what.taken = invoice.paymentAmount;
  } else if (wish["status"] !== undefined) throw new Refusal("invalid_value", "No such status.", "/status");
  if (typeof wish["resolution"] === "string") what.resolution = wish["resolution"];
  if (typeof wish["expires"] === "number") what.expires = wish["expires"];
  const minor = toMinor(wish["amount"], invoice.currency);
  if (minor !== null) Object.assign(what, { amount: minor, paymentAmount: minor });
  return what;
};

/** The strings that the tests and the Gate pull. No part of the platform. */
export const simApi = (world: World): Hono => {
  const app = new Hono();
  app.onError((cause, c) => refuse(c, world, cause));

  app.get("/health", (c) => c.json({ ok: true }));

  app.post("/gate-news", async (c) => {
    const news = gateNews.safeParse(await readJson(c));
    if (!news.success) throw new Refusal("invalid_value", z.prettifyError(news.error));
    const { refunded_minor, ...rest } = news.data;
    takeGateNews(world, {
      ...rest,
      ...(refunded_minor === undefined ? {} : { refunded_minor }),
    } satisfies GateNews);
    return c.json({ ok: true });
  });

  app.get("/invoices", (c) => {
    const reference = c.req.query("reference");
    const found = [...world.invoices.values()].filter((invoice) => invoice.referenceId === reference);
    return c.json({ invoices: found.map((invoice) => show(world, invoice)) });
  });

  app.get("/invoices/:id", (c) => c.json(show(world, requireInvoice(world, c.req.param("id")))));

  app.patch("/invoices/:id", async (c) => {
    const invoice = requireInvoice(world, c.req.param("id"));
    const wish = await readJson(c);
    change(world, invoice, readChange(invoice, wish));
    if (typeof wish["updated"] === "number") invoice.updated = wish["updated"];
    if (wish["expires"] !== undefined) watchExpiry(world, invoice);
    return c.json(show(world, requireInvoice(world, invoice.id)));
  });

  app.put("/faults/:reference", async (c) => {
    world.faults.set(c.req.param("reference"), (await readJson(c)) as Faults);
    return c.json({ ok: true });
  });

  app.put("/trouble", async (c) => {
    const { key, ...troubles } = await readJson(c);
    const name = typeof key === "string" ? key : "*";
    world.troubles.set(name, { ...world.troubles.get(name), ...(troubles as Troubles) });
    return c.json({ ok: true });
  });

  app.put("/settings", async (c) => {
    const wish = await readJson(c);
    if (typeof wish["phpJson"] === "boolean") world.settings.phpJson = wish["phpJson"];
    const shape = wish["prerequestShape"];
    if (shape === "flat" || shape === "attributes") world.settings.prerequestShape = shape;
    return c.json(world.settings);
  });
  return app;
};
