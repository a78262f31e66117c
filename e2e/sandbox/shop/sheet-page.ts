import { html, raw } from "hono/html";
import { renderSVG } from "uqr";
import { layout, type Html } from "@/e2e/sandbox/shop/layout";
import type { Order } from "@/e2e/sandbox/shop/order";
import { orderSlip } from "@/e2e/sandbox/shop/order-page";

/** Where an order is paid: by its invoice's number where there is one, which is short enough to be typed from paper. */
export const payLink = (order: Order): string =>
  order.invoiceId === null
    ? order.url
    : new URL(`/hpp/?cpi=${encodeURIComponent(order.invoiceId)}`, order.url).href;

/** Longer than this nobody types it: then only the code is printed. */
const longestTyped = 90;

/** A sheet for the counter or the parcel: what is owed, to whom, what for, and a code that opens the payment page. */
export const sheetPage = (order: Order): Html => {
  const link = payLink(order);
  return layout({
    title: `Pay order ${order.reference}`,
    place: "/cms",
    body: html`<div class="sheet">
      ${orderSlip(order)}
      <figure>
        <h1>Scan to pay</h1>
        <p class="lead">Point your phone’s camera at the code. Nothing to install, no account.</p>
        <div class="qr" role="img" aria-label="Code that opens the payment page">
          ${raw(renderSVG(link, { ecc: "M", border: 4 }))}
        </div>
        ${
          link.length <= longestTyped
            ? html`<figcaption>
                Or type this address<br /><a class="key" href="${link}"
                  >${link.replace(/^https?:\/\//, "")}</a
                >
              </figcaption>`
            : html`<figcaption><a href="${link}">Open the payment page</a></figcaption>`
        }
      </figure>
      <p class="small">Print this page with your browser: only the sheet comes out.</p>
    </div>`,
  });
};
