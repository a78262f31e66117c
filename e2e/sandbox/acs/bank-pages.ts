import { html } from "hono/html";
import type { Summary } from "@/e2e/sandbox/acs/gate-client";
import { type Html, layout, leavingForm, submitAfter } from "@/e2e/sandbox/acs/layout";
import { formatMoney } from "@/e2e/sandbox/shared/money";

const BRANDS: Readonly<Record<string, string>> = {
  visa: "Visa Secure",
  mastercard: "Mastercard ID Check",
  mir: "Mir Accept",
  maestro: "Mastercard ID Check",
};

const asideOf = ({ card }: Summary): string => BRANDS[card?.brand ?? ""] ?? "Secure payments";

export const slip = ({ merchant, minor, currency, card, description }: Summary): Html =>
  html`<dl>
    <dt>Merchant</dt>
    <dd data-fact="merchant">${merchant}</dd>
    ${
      description
        ? html`<dt>For</dt>
            <dd>${description}</dd>`
        : ""
    }
    <dt>Amount</dt>
    <dd data-fact="amount">${formatMoney(minor, currency)}</dd>
    ${
      card
        ? html`<dt>Card</dt>
            <dd>${card.mask}</dd>`
        : ""
    }
  </dl>`;

const HOW = [
  ["asTold", "as the order's faults say"],
  ["plain", "at once, by one POST"],
  ["twice", "posted twice"],
  ["byGet", "by GET"],
  ["slow", "after 8 s"],
  ["silent", "never"],
] as const;

export type How = (typeof HOW)[number][0];

export const isHow = (value: unknown): value is How => HOW.some(([name]) => name === value);

export const challengePage = (what: Summary, code: string, wrong: { left: number } | null): Html =>
  layout({
    title: "Confirm your payment",
    name: "challenge",
    aside: asideOf(what),
    body: html`<p>We sent a one-time code to your phone ending 42.</p>
      ${slip(what)}
      <form method="post" action="/challenge/${what.id}">
        ${
          wrong
            ? html`<p class="bad" role="alert" id="wrong">
                This code is not right. Tries left: ${wrong.left}.
              </p>`
            : ""
        }
        <label for="code">One-time code</label>
        <input
          id="code"
          name="code"
          autocomplete="one-time-code"
          autocapitalize="off"
          spellcheck="false"
          maxlength="16"
          required
          autofocus
          ${wrong ? html`aria-invalid="true" aria-describedby="wrong"` : ""}
        />
        <div class="buttons">
          <button class="first" name="action" value="confirm">Confirm</button>
          <button name="action" value="cancel" formnovalidate>Cancel</button>
        </div>
        <details>
          <summary>Sandbox: the code is ${code}</summary>
          <label for="how">How the answer comes back</label>
          <select id="how" name="how">
            ${HOW.map(([value, label]) => html`<option value="${value}">${label}</option>`)}
          </select>
        </details>
      </form>`,
  });

export const goBackPage = (
  method: "get" | "post",
  action: string,
  fields: Readonly<Record<string, string>>,
): Html =>
  layout({
    title: "Back to the shop",
    name: "go-back",
    body: html`<p>Thank you. The shop goes on with your payment.</p>
      ${leavingForm(method, action, fields, "Back to the shop")}`,
    script: submitAfter(0),
  });

/** Runs in a frame nobody sees. */
export const devicePage = (action: string, fields: Readonly<Record<string, string>>, afterMs: number): Html =>
  layout({
    title: "Looking at this device",
    name: "device",
    body: leavingForm("post", action, fields, "Go on"),
    script: submitAfter(afterMs),
  });

export const silentPage = (): Html =>
  layout({
    title: "One moment",
    name: "silent",
    body: html`<p>Your bank is checking the payment. Please do not close this page.</p>`,
  });

export const troublePage = (why: string): Html =>
  layout({ title: "This page has ended", name: "trouble", body: html`<p role="alert">${why}</p>` });
