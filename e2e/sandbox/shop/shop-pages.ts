import { html } from "hono/html";
import { mark, picture } from "@/e2e/sandbox/shop/art";
import { basketQuery, billOf, type BasketLine } from "@/e2e/sandbox/shop/basket";
import { layout, type Html } from "@/e2e/sandbox/shop/layout";
import { CURRENCIES, priceIn, PRODUCTS } from "@/e2e/sandbox/shop/products";
import { formatMoney } from "@/e2e/sandbox/shared/money";

const keep = (lines: readonly BasketLine[]) =>
  lines.map(
    ({ product, quantity }) => html`<input type="hidden" name="${product.id}" value="${quantity}" />`,
  );

export const cataloguePage = (lines: readonly BasketLine[]): Html => {
  const count = lines.reduce((sum, line) => sum + line.quantity, 0);
  return layout({
    title: "Plants and pots",
    place: "/shop",
    body: html`<div class="actions">
        <h1 style="margin-right:auto">Plants and pots</h1>
        ${
          count > 0
            ? html`<a class="button quiet" href="/basket?${basketQuery(lines)}">Basket, ${count}</a>`
            : ""
        }
      </div>
      <p class="lead">Grown in our own glasshouse, packed in straw, at your door in two days.</p>
      <ul class="shelf">
        ${PRODUCTS.map(
          (product) =>
            html`<li class="plant">
              <div class="picture">${picture(product.art)}</div>
              <div>
                <h2 style="font-size:18px">${product.name}</h2>
                <p class="small">${product.about}</p>
              </div>
              <form class="price" action="/basket">
                ${keep(lines)}
                <span class="num">${formatMoney(priceIn(product.cents, "EUR"), "EUR")}</span>
                <button
                  class="button quiet"
                  name="add"
                  value="${product.id}"
                  aria-label="Add ${product.name}"
                >
                  Add
                </button>
              </form>
            </li>`,
        )}
      </ul>`,
  });
};

const option = (value: string, label: string, selected: string): Html =>
  html`<option value="${value}" ${value === selected ? html`selected` : ""}>${label}</option>`;

const bill = (lines: readonly BasketLine[], currency: string): Html => {
  const { rows, minor } = billOf(lines, currency);
  return html`<section class="slip" aria-label="What you pay">
    <p class="merchant">
      ${mark()}<span>Green Room<small>Your order</small></span>
    </p>
    <p class="amount num">${formatMoney(minor, currency)}</p>
    <dl class="rows num">
      ${rows.map(
        (row) =>
          html`<div>
            <dt>${row.name}${row.quantity > 1 ? `, ${row.quantity}` : ""}</dt>
            <dd>${formatMoney(row.minor, currency)}</dd>
          </div>`,
      )}
      <div class="sum">
        <dt>To pay</dt>
        <dd>${formatMoney(minor, currency)}</dd>
      </div>
    </dl>
  </section>`;
};

const LANGUAGES = [
  ["", "As the browser says"],
  ["en", "English"],
  ["ru", "Русский"],
  ["uk", "Українська"],
] as const;

export const basketPage = (lines: readonly BasketLine[], currency: string): Html => {
  if (lines.length === 0)
    return layout({
      title: "Basket",
      place: "/shop",
      body: html`<h1>Your basket is empty</h1>
        <p class="lead">Everything we grow is in the shop.</p>
        <p style="margin-top:22px"><a class="button" href="/shop">See the plants</a></p>`,
    });
  const { minor } = billOf(lines, currency);
  return layout({
    title: "Basket",
    place: "/shop",
    body: html`<div class="pair">
      <div class="stack">
        <h1 style="margin:0">Basket</h1>
        <form action="/basket" class="stack">
          <div>
            ${lines.map(
              ({ product, quantity }) =>
                html`<div class="basket-row">
                  <label for="${product.id}">${product.name}</label>
                  <input
                    class="input num"
                    type="number"
                    id="${product.id}"
                    name="${product.id}"
                    min="0"
                    max="99"
                    value="${quantity}"
                  />
                  <b class="num">${formatMoney(priceIn(product.cents, currency) * quantity, currency)}</b>
                </div>`,
            )}
          </div>
          <div class="actions">
            <div class="field" style="grid-template-columns:auto auto;align-items:center;gap:12px">
              <label for="currency">Currency</label>
              <select class="input" id="currency" name="currency">
                ${CURRENCIES.map((code) => option(code, code, currency))}
              </select>
            </div>
            <button class="button quiet">Update</button>
            <a href="/shop?${basketQuery(lines)}">Keep looking</a>
          </div>
        </form>
        <form method="post" action="/orders" class="stack">
          ${keep(lines)}
          <input type="hidden" name="currency" value="${currency}" />
          <fieldset>
            <legend>How the shop asks for the money</legend>
            <label class="choice">
              <input type="radio" name="link" value="invoice" checked />
              An invoice made by our server
              <small>The link carries only its number; the rows of the order are shown.</small>
            </label>
            <label class="choice">
              <input type="radio" name="link" value="parameters" />
              A payment link
              <small>Amount, currency and description stand in the link itself.</small>
            </label>
          </fieldset>
          <div class="field" style="max-width:320px">
            <label for="locale">Language of the payment page</label>
            <select class="input" id="locale" name="locale">
              ${LANGUAGES.map(([code, name]) => option(code, name, ""))}
            </select>
          </div>
          <button class="button wide">Pay ${formatMoney(minor, currency)}</button>
        </form>
      </div>
      ${bill(lines, currency)}
    </div>`,
  });
};
