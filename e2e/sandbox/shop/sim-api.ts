import { Hono } from "hono";
import { z } from "zod";
import { CommerceError } from "@/e2e/sandbox/shop/commerce-client";
import { stateOf, type Order } from "@/e2e/sandbox/shop/order";
import { placeOrder } from "@/e2e/sandbox/shop/place-order";
import type { World } from "@/e2e/sandbox/shop/world";
import type { Faults } from "@/e2e/sandbox/shared/faults";
import type { OrderWish } from "@/e2e/scenarios/types";

const wish = z.object({
  amount: z.string(),
  currency: z.string(),
  description: z.string().default("Plants and pots"),
  link: z.enum(["parameters", "invoice"]),
});

const show = (order: Order) => ({
  reference: order.reference,
  state: stateOf(order),
  invoice_id: order.invoiceId,
  url: order.url,
  callbacks: order.callbacks.map((one) => ({
    at: one.at,
    invoice_id: one.invoiceId,
    status: one.status,
    resolution: one.resolution,
    updated: one.updated,
    retry: one.retry,
    signature_ok: one.verdict !== "signatureWrong",
    verdict: one.verdict,
  })),
});

/** The strings that the tests pull. No part of a shop. */
export const simApi = (world: World): Hono => {
  const app = new Hono();

  app.get("/health", (c) => c.json({ ok: true }));

  app.get("/orders/:reference", (c) => {
    const order = world.orders.get(c.req.param("reference"));
    return order ? c.json(show(order)) : c.json({ error: "No such order." }, 404);
  });

  app.post("/orders", async (c) => {
    const body: unknown = await c.req.json().catch(() => null);
    const read = wish.safeParse(body);
    if (!read.success) return c.json({ error: z.prettifyError(read.error) }, 400);
    try {
      const order = { ...(body as OrderWish & { faults?: Faults }), ...read.data };
      return c.json(await placeOrder(world, order, c.req.header("host")), 201);
    } catch (cause) {
      if (cause instanceof CommerceError) return c.json({ error: cause.message }, 502);
      throw cause;
    }
  });
  return app;
};
