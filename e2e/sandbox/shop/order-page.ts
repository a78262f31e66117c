import { html } from "hono/html";
import { mark } from "@/e2e/sandbox/shop/art";
import { layout, type Html } from "@/e2e/sandbox/shop/layout";
import { latestCallback, stateOf, type Order } from "@/e2e/sandbox/shop/order";
import { isOpen, ORDER_WORDS } from "@/e2e/sandbox/shop/order-words";
import { formatMoney, toMinor } from "@/e2e/sandbox/shared/money";

export const CAME_BACK = ["success", "decline", "return"] as const;

export type CameBack = (typeof CAME_BACK)[number];

/** For a payer who was told "paid" before the shop was: no second payment is offered while the word is on its way. */
const AWAITING_WORD = {
  tone: "wait",
  title: "Waiting for word of your payment",
  text: "You came back from a payment that went well, but we have not been told of the money yet. This page looks again by itself.",
} as const;

export const orderSlip = (order: Order): Html => {
  const taken = latestCallback(order)?.taken;
  return html`<section class="slip" aria-label="Order">
    <p class="merchant">
      ${mark()}<span>Green Room<small>Order ${order.reference}</small></span>
    </p>
    <p class="amount num">${formatMoney(order.minor, order.currency)}</p>
    <p class="lead">${order.description}</p>
    ${
      order.items.length > 0 || taken
        ? html`<dl class="rows num">
            ${order.items.map(
              (item) =>
                html`<div>
                  <dt>${item.name}${item.quantity > 1 ? `, ${item.quantity}` : ""}</dt>
                  <dd>${formatMoney(toMinor(item.amount, order.currency) ?? 0, order.currency)}</dd>
                </div>`,
            )}
            ${
              taken
                ? html`<div class="sum">
                    <dt>Paid</dt>
                    <dd>${formatMoney(taken, order.currency)}</dd>
                  </div>`
                : ""
            }
          </dl>`
        : ""
    }
  </section>`;
};

/** The page that a payer comes back to. It says what the platform told the shop, whatever the address says. */
export const orderPage = (order: Order, by: CameBack | null): Html => {
  const state = stateOf(order);
  const awaiting = by === "success" && isOpen(state);
  const words = awaiting ? AWAITING_WORD : ORDER_WORDS[state];
  return layout({
    title: words.title,
    place: "/shop",
    ...(isOpen(state) ? { refreshSeconds: 3 } : {}),
    body: html`<div class="pair slip-first">
      ${orderSlip(order)}
      <div>
        <div class="say ${words.tone}" role="status">
          <h1>${words.title}</h1>
          <p class="lead">${words.text}</p>
        </div>
        <div class="actions">
          ${
            !awaiting && (state === "new" || state === "waiting")
              ? html`<a class="button" href="${order.url}">Go to the payment</a>`
              : html`<a class="button" href="/shop">Back to the plants</a>`
          }
          <a class="button quiet" href="/cms/orders/${order.reference}">What the shop knows</a>
        </div>
      </div>
    </div>`,
  });
};

/** For payers who come back by the account's own address, which names no order. */
export const backPage = (): Html =>
  layout({
    title: "Welcome back",
    place: "/shop",
    body: html`<h1>Welcome back</h1>
      <p class="lead">Whether your order is paid stands in the list of orders, as soon as we are told.</p>
      <div class="actions" style="margin-top:24px">
        <a class="button" href="/cms">See the orders</a>
        <a class="button quiet" href="/shop">Back to the plants</a>
      </div>`,
  });

export const messagePage = (title: string, text: string): Html =>
  layout({
    title,
    place: "/shop",
    body: html`<div class="say bad">
        <h1>${title}</h1>
        <p class="lead">${text}</p>
      </div>
      <a class="button" href="/shop">Back to the plants</a>`,
  });
