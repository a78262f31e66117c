import { readFileSync } from "node:fs";
import { html } from "hono/html";
import { Hono } from "hono";
import { picture } from "@/e2e/sandbox/shop/art";
import { layout, type Html } from "@/e2e/sandbox/shop/layout";
import type { Order } from "@/e2e/sandbox/shop/order";
import { messagePage } from "@/e2e/sandbox/shop/order-page";
import { placeOrder } from "@/e2e/sandbox/shop/place-order";
import { PRODUCTS } from "@/e2e/sandbox/shop/products";
import type { World } from "@/e2e/sandbox/shop/world";
import { followHost } from "@/e2e/sandbox/shared/links";
import { toDecimal } from "@/e2e/sandbox/shared/money";

const script = readFileSync(new URL("./widget-log.js", import.meta.url), "utf8");

const MODES = {
  modal: "In a window over this page",
  inline: "In a place of this page",
  link: "In a window over this page, by the payment link alone",
  redirect: "On the payment page itself",
  frame: "In a bare frame, without the widget",
} as const;
type Mode = keyof typeof MODES;

const modeOf = (value: unknown): Mode | null =>
  (Object.keys(MODES) as Mode[]).find((mode) => mode === value) ?? null;

const ACCOUNTS = {
  inside: ["coma_SandboxActive001", "The card is typed in the shop's page"],
  outside: ["coma_SandboxReturn01", "The card is typed in the whole window"],
} as const;

/**
 * The payment page as the widget is to open it. Asked as `localhost`, the shop is another site than Checkout, as in
 * life; asked by an address in the local network, Checkout has to be reached there too.
 */
const checkoutFor = (world: World, host: string | undefined): string =>
  host?.startsWith("localhost") ? world.env.checkoutUrl : followHost(world.env.checkoutUrl, host);

const choicePage = (): Html =>
  layout({
    title: "Pay here",
    place: "/pay-here",
    body: html`<h1>Pay here</h1>
      <p class="lead">A shop that never sends its buyers away: the payment page comes into its own.</p>
      <form method="post" action="/pay-here" class="stack" style="margin-top:22px">
        <fieldset>
          <legend>Where the payment page stands</legend>
          ${Object.entries(MODES).map(
            ([mode, name], index) =>
              html`<label class="choice">
                <input type="radio" name="mode" value="${mode}" ${index === 0 ? html`checked` : ""} />
                ${name}
              </label>`,
          )}
        </fieldset>
        <fieldset>
          <legend>What the shop's account allows</legend>
          ${Object.entries(ACCOUNTS).map(
            ([key, [, name]], index) =>
              html`<label class="choice">
                <input type="radio" name="account" value="${key}" ${index === 0 ? html`checked` : ""} />
                ${name}
              </label>`,
          )}
        </fieldset>
        <button class="button wide">Buy the Monstera, €108.90</button>
      </form>`,
  });

/** What the widget opens, written in the other spelling than `widget.d.ts` has first. */
const optionsOf = (order: Order, mode: Mode): string =>
  JSON.stringify(
    order.link === "invoice"
      ? { mode, cpi: order.invoiceId }
      : {
          target: mode,
          publicKey: "pk_test_sandbox",
          amount: toDecimal(order.minor, order.currency),
          currency: order.currency,
          referenceId: order.reference,
          description: order.description,
          returnUrl: new URL(order.url).searchParams.get("return_url"),
          customer: { referenceId: `payer-${order.reference}`, email: "payer@shop.example" },
          display: { hideFooter: true },
        },
  );

const wayOf = (order: Order, mode: Mode, link: string): Html => {
  if (mode === "inline")
    return html`<div data-checkout="inline">
      <a class="button" href="${link}">Pay on the payment page</a>
    </div>`;
  if (mode === "frame")
    return html`<iframe
      id="payment_frame"
      class="frame"
      title="Payment"
      src="${link}"
      allow="payment"
    ></iframe>`;
  if (mode === "redirect" || (mode === "modal" && order.link === "parameters"))
    return html`<a class="button" href="${link}" data-options="${optionsOf(order, mode)}">Pay €108.90</a>`;
  return html`<a class="button" href="${link}" data-checkout="modal">Pay €108.90</a>`;
};

const payPage = (order: Order, mode: Mode, link: string): Html =>
  layout({
    title: "Monstera deliciosa",
    place: "/pay-here",
    body: html`<div class="pair">
        <div class="stack">
          <h1>Monstera deliciosa</h1>
          <p class="lead">Order ${order.reference}</p>
          ${wayOf(order, mode, link)}
          <p><a id="back" href="/shop" hidden>See your order</a></p>
        </div>
        <div class="picture">${picture(PRODUCTS[0]?.art ?? "monstera")}</div>
      </div>
      <h2 class="small">What the widget said</h2>
      <ol id="events" class="small"></ol>
      <script src="${new URL(link).origin}/widget.js"></script>
      <script src="/widget-log.js"></script>`,
  });

/** A strict policy of the shop's own: the widget must do with it. Source: README, Widget. */
const policy = (checkout: string): string =>
  `default-src 'none'; script-src 'self' ${checkout}; frame-src ${checkout}; style-src 'self'; ` +
  "img-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'";

/** Product pages on which the widget stands. */
export const payHere = (world: World): Hono => {
  const app = new Hono();
  app.get("/widget-log.js", (c) => c.body(script, 200, { "content-type": "text/javascript; charset=utf-8" }));
  app.get("/pay-here", (c) => c.html(choicePage()));
  app.post("/pay-here", async (c) => {
    const form = await c.req.parseBody();
    const mode = modeOf(form["mode"]) ?? "modal";
    const [account] = form["account"] === "outside" ? ACCOUNTS.outside : ACCOUNTS.inside;
    const { reference } = await placeOrder(
      world,
      { amount: "108.90", currency: "EUR", description: "Monstera deliciosa", link: "invoice", account },
      c.req.header("host"),
    );
    return c.redirect(`/pay-here/${reference}/${mode}`, 303);
  });
  app.get("/pay-here/:reference/:mode", (c) => {
    const order = world.orders.get(c.req.param("reference"));
    const mode = modeOf(c.req.param("mode"));
    if (!order || !mode)
      return c.html(messagePage("There is no such order", "It may be of an earlier run."), 404);
    const checkout = checkoutFor(world, c.req.header("host"));
    const link = new URL(order.url);
    const { pathname, search } = link;
    c.header("content-security-policy", policy(checkout));
    return c.html(payPage(order, mode, `${checkout}${pathname}${search}`));
  });
  return app;
};
