import { html } from "hono/html";
import { layout, type Html } from "@/e2e/sandbox/shop/layout";
import {
  isRefundable,
  refundableMinor,
  stateOf,
  type Order,
  type ReceivedCallback,
} from "@/e2e/sandbox/shop/order";
import { actForms } from "@/e2e/sandbox/shop/act-forms";
import { orderSlip } from "@/e2e/sandbox/shop/order-page";
import { ORDER_WORDS } from "@/e2e/sandbox/shop/order-words";
import { formatMoney, toDecimal } from "@/e2e/sandbox/shared/money";

const badge = (order: Order): Html => {
  const { tone, label } = ORDER_WORDS[stateOf(order)];
  return html`<span class="badge ${tone}">${label}</span>`;
};

const time = (ms: number): Html => {
  const iso = new Date(ms).toISOString();
  return html`<time datetime="${iso}">${iso.slice(11, 19)} UTC</time>`;
};

export const ordersPage = (orders: readonly Order[]): Html =>
  layout({
    title: "Orders",
    place: "/cms",
    body: html`<h1>Orders</h1>
      <p class="lead">What each order is worth, and what the payment platform has told the shop of it.</p>
      ${
        orders.length === 0
          ? html`<p style="margin-top:28px">
              No orders yet. <a href="/shop">Order something</a> or <a href="/">open a scenario</a>.
            </p>`
          : html`<div class="panel" style="margin-top:28px">
              <table class="tidy">
                <thead>
                  <tr>
                    <th scope="col">Order</th>
                    <th scope="col">Placed</th>
                    <th scope="col">What for</th>
                    <th scope="col">State</th>
                    <th scope="col">Messages</th>
                    <th scope="col" class="sum">Amount</th>
                  </tr>
                </thead>
                <tbody>
                  ${orders.map(
                    (order) =>
                      html`<tr>
                        <td data-label="Order">
                          <a href="/cms/orders/${order.reference}">${order.reference}</a>
                        </td>
                        <td data-label="Placed" class="num">${time(order.createdAt)}</td>
                        <td data-label="What for">${order.description}</td>
                        <td data-label="State">${badge(order)}</td>
                        <td data-label="Messages" class="num">${order.callbacks.length}</td>
                        <td data-label="Amount" class="sum num">
                          ${formatMoney(order.minor, order.currency)}
                        </td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }`,
  });

const VERDICTS: Record<ReceivedCallback["verdict"], Html> = {
  ok: html`<span class="badge good">Signed</span>`,
  signatureWrong: html`<span class="badge bad">Wrong signature</span>`,
  amountWrong: html`<span class="badge bad">Wrong amount</span>`,
};

const callbackTable = (order: Order): Html =>
  order.callbacks.length === 0
    ? html`<p class="lead">None yet.</p>`
    : html`<table class="tidy">
        <thead>
          <tr>
            <th scope="col">Came</th>
            <th scope="col">Status</th>
            <th scope="col">Reason</th>
            <th scope="col">Sent again</th>
            <th scope="col">Signature</th>
          </tr>
        </thead>
        <tbody>
          ${order.callbacks.map(
            (one) =>
              html`<tr>
                <td data-label="Came" class="num">${time(one.at)}</td>
                <td data-label="Status">${one.status}</td>
                <td data-label="Reason">${one.resolution}</td>
                <td data-label="Sent again" class="num">${one.retry}</td>
                <td data-label="Signature">${VERDICTS[one.verdict]}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;

const refundForm = (order: Order): Html => {
  const left = refundableMinor(order);
  return html`<form
    class="panel stack"
    method="post"
    action="/cms/orders/${order.reference}/refund"
    aria-labelledby="refund"
  >
    <h2 id="refund">Give money back</h2>
    <div class="field" style="max-width:260px">
      <label for="amount">Amount in ${order.currency}</label>
      <span class="small">At most ${formatMoney(left, order.currency)}. Less is a refund in part.</span>
      <input
        class="input num"
        id="amount"
        name="amount"
        inputmode="decimal"
        required
        value="${toDecimal(left, order.currency)}"
      />
    </div>
    <div><button class="button">Refund</button></div>
  </form>`;
};

export const orderDetailPage = (order: Order, trouble: string | null): Html =>
  layout({
    title: `Order ${order.reference}`,
    place: "/cms",
    body: html`<div class="pair slip-first">
      ${orderSlip(order)}
      <div class="stack">
        ${
          trouble
            ? html`<div class="say bad" role="alert" style="margin:0">
                <h2>That did not work</h2>
                <p class="lead">${trouble}</p>
              </div>`
            : ""
        }
        <div>
          <h1>Order ${order.reference}</h1>
          <p>${badge(order)}</p>
        </div>
        <div class="panel">
          <h2>What the platform said</h2>
          ${callbackTable(order)}
        </div>
        ${isRefundable(stateOf(order)) ? refundForm(order) : ""} ${actForms(order)}
        <div class="panel key">
          <h2>Where it is paid</h2>
          <dl class="rows" style="border:0;margin-top:4px">
            <div>
              <dt>Invoice</dt>
              <dd>${order.invoiceId ?? "Not known yet"}</dd>
            </div>
            <div>
              <dt>Account</dt>
              <dd>${order.accountId}</dd>
            </div>
          </dl>
          <p class="actions" style="margin-top:12px">
            <a href="${order.url}">Open the payment page</a>
            <a href="/cms/orders/${order.reference}/sheet">Sheet with a code to pay by</a>
            <a href="/orders/${order.reference}/return">What the customer sees</a>
          </p>
        </div>
      </div>
    </div>`,
  });
