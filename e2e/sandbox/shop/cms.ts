import { Hono } from "hono";
import { ordersPage, orderDetailPage } from "@/e2e/sandbox/shop/cms-pages";
import { CommerceError, refundInvoice } from "@/e2e/sandbox/shop/commerce-client";
import { changeAmount, isActName, runAct } from "@/e2e/sandbox/shop/order-acts";
import { isRefundable, refundableMinor, stateOf, type Order } from "@/e2e/sandbox/shop/order";
import { requireAccount } from "@/e2e/sandbox/shop/place-order";
import { sheetPage } from "@/e2e/sandbox/shop/sheet-page";
import type { World } from "@/e2e/sandbox/shop/world";
import { newId } from "@/e2e/sandbox/shared/ids";
import { toDecimal, toMinor } from "@/e2e/sandbox/shared/money";

/** Gives back a part or the whole. The message may be shown to whoever pressed the button. */
const refund = async (world: World, order: Order, amount: unknown): Promise<string | null> => {
  const minor = toMinor(typeof amount === "string" ? amount.trim() : null, order.currency);
  if (minor === null || minor === 0 || minor > refundableMinor(order))
    return "This is not an amount that can be given back.";
  if (order.invoiceId === null || !isRefundable(stateOf(order))) return "This order cannot be refunded now.";
  await refundInvoice(world, requireAccount(world, order.accountId), order.invoiceId, {
    amount: toDecimal(minor, order.currency),
    reference_id: newId("refund-", 10),
    description: `Refund of order ${order.reference}`,
  });
  return null;
};

const act = (world: World, order: Order, name: string, amount: unknown): Promise<string | null> | null => {
  if (name === "refund") return refund(world, order, amount);
  if (name === "amount") return changeAmount(world, order, amount);
  return isActName(name) ? runAct(world, order, name) : null;
};

const troubleOf = (cause: unknown): string => {
  if (cause instanceof CommerceError) return cause.message;
  throw cause;
};

export const cms = (world: World): Hono => {
  const app = new Hono();

  app.get("/", (c) => c.html(ordersPage([...world.orders.values()].toReversed())));

  app.get("/orders/:reference", (c) => {
    const order = world.orders.get(c.req.param("reference"));
    return order ? c.html(orderDetailPage(order, null)) : c.notFound();
  });

  app.get("/orders/:reference/sheet", (c) => {
    const order = world.orders.get(c.req.param("reference"));
    return order ? c.html(sheetPage(order)) : c.notFound();
  });

  app.post("/orders/:reference/:act", async (c) => {
    const order = world.orders.get(c.req.param("reference"));
    if (!order) return c.notFound();
    const { amount } = await c.req.parseBody();
    const acting = act(world, order, c.req.param("act"), amount);
    if (acting === null) return c.notFound();
    const trouble = await acting.catch(troubleOf);
    return trouble === null
      ? c.redirect(`/cms/orders/${order.reference}`, 303)
      : c.html(orderDetailPage(order, trouble), 422);
  });
  return app;
};
