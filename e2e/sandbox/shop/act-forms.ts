import { html } from "hono/html";
import type { Html } from "@/e2e/sandbox/shop/layout";
import type { Order } from "@/e2e/sandbox/shop/order";
import { actsOf, mayChangeAmount } from "@/e2e/sandbox/shop/order-acts";
import { toDecimal } from "@/e2e/sandbox/shared/money";

const amountForm = (order: Order): Html =>
  html`<form
    class="panel stack"
    method="post"
    action="/cms/orders/${order.reference}/amount"
    aria-labelledby="change"
  >
    <h2 id="change">Change what is owed</h2>
    <div class="field" style="max-width:260px">
      <label for="owed">New amount in ${order.currency}</label>
      <input
        class="input num"
        id="owed"
        name="amount"
        inputmode="decimal"
        required
        value="${toDecimal(order.minor, order.currency)}"
      />
    </div>
    <div><button class="button">Change the amount</button></div>
  </form>`;

/** What the shop, the clock and the bank can do to an order, for whoever clicks through a scenario. */
export const actForms = (order: Order): Html => {
  const acts = actsOf(order);
  return html`${mayChangeAmount(order) ? amountForm(order) : ""}
  ${
    acts.length === 0
      ? ""
      : html`<div class="panel">
          <h2>What may happen meanwhile</h2>
          <div class="actions">
            ${acts.map(
              ([name, button]) =>
                html`<form method="post" action="/cms/orders/${order.reference}/${name}">
                  <button class="button quiet">${button}</button>
                </form>`,
            )}
          </div>
        </div>`
  }`;
};
