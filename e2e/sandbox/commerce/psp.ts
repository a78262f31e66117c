import { Hono } from "hono";
import { requireInvoice } from "@/e2e/sandbox/commerce/create";
import { isFinal, type Invoice } from "@/e2e/sandbox/commerce/invoice";
import { change, fail, settle } from "@/e2e/sandbox/commerce/moves";
import { pspPage } from "@/e2e/sandbox/commerce/psp-page";
import { Refusal } from "@/e2e/sandbox/commerce/refusal";
import { refuse } from "@/e2e/sandbox/commerce/answers";
import type { World } from "@/e2e/sandbox/commerce/world";
import { followHost } from "@/e2e/sandbox/shared/links";

const DECISIONS: Readonly<Record<string, (world: World, invoice: Invoice) => void>> = {
  pay: (world, invoice) => settle(world, invoice, invoice.paymentAmount),
  decline: (world, invoice) => fail(world, invoice, "declined"),
  cancel: (world, invoice) =>
    change(world, invoice, { status: "terminated", resolution: "ok", flowData: null }),
  pending: () => undefined,
};

/** What the payer's browser was to bring, whichever way it was written. */
const paramsOf = ({ flowData }: Invoice): readonly (readonly [string, string])[] => {
  const params = flowData?.params ?? {};
  return Array.isArray(params)
    ? params.map(({ name, value }) => [name, value] as const)
    : Object.entries(params);
};

/** The provider's page and the way back from it to Checkout. */
export const pspRoutes = (world: World): Hono => {
  const app = new Hono();
  app.onError((cause, c) => refuse(c, world, cause));

  const invoiceOf = (payId: string): Invoice => {
    const invoice = world.payments.get(payId);
    if (!invoice) throw new Refusal("not_found", "No such payment.");
    return requireInvoice(world, invoice.id);
  };
  const back = (invoice: Invoice, host: string | undefined): string =>
    `${followHost(world.env.checkoutUrl, host)}/pay/${invoice.id}`;

  // Some services send the payer here by POST.
  app.on(["GET", "POST"], "/:payId", async (c) => {
    const invoice = invoiceOf(c.req.param("payId"));
    const came = c.req.method === "POST" ? await c.req.parseBody() : c.req.query();
    for (const [name, value] of paramsOf(invoice))
      if (came[name] !== value) throw new Refusal("invalid_value", `${name} did not come along.`, `/${name}`);
    if (isFinal(invoice.status)) return c.redirect(back(invoice, c.req.header("host")), 303);
    return c.html(pspPage(c.req.param("payId"), invoice), 200, { "cache-control": "no-store" });
  });

  app.post("/:payId/decide", async (c) => {
    const invoice = invoiceOf(c.req.param("payId"));
    const { decision } = await c.req.parseBody();
    const act = DECISIONS[String(decision)];
    if (!act) throw new Refusal("invalid_value", "No such decision.", "/decision");
    if (!isFinal(invoice.status)) act(world, invoice);
    return c.redirect(back(invoice, c.req.header("host")), 303);
  });
  return app;
};
