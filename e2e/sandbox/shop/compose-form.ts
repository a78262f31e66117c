import { html } from "hono/html";
import type { Account } from "@/e2e/sandbox/commerce/accounts";
import { CONTRADICTIONS, FORGERIES, OUTCOMES, SALE_FAULTS, STATUS_FAULTS } from "@/e2e/sandbox/shop/compose";
import type { Html } from "@/e2e/sandbox/shop/layout";

type Options = readonly (readonly [value: string, label: string])[];

const choose = (name: string, label: string, none: string | null, options: Options): Html =>
  html`<div class="field">
    <label for="c-${name}">${label}</label>
    <select class="input" id="c-${name}" name="${name}">
      ${none === null ? "" : html`<option value="">${none}</option>`}
      ${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select>
  </div>`;

const type = (name: string, label: string, value: string, numeric = false): Html =>
  html`<div class="field">
    <label for="c-${name}">${label}</label>
    <input
      class="input"
      id="c-${name}"
      name="${name}"
      value="${value}"
      autocomplete="off"
      ${numeric ? html`inputmode="numeric"` : ""}
    />
  </div>`;

const tick = (name: string, label: string): Html =>
  html`<label class="choice"><input type="checkbox" name="${name}" value="1" />${label}</label>`;

/** For endings that the table does not list. */
export const composeForm = (accounts: readonly Account[]): Html =>
  html`<details class="compose panel">
    <summary>Put together one of your own</summary>
    <form method="post" action="/scenarios/own">
      <fieldset>
        <legend>The order</legend>
        <div class="fields">
          ${type("amount", "Amount", "108.90")} ${type("currency", "Currency", "EUR")}
          ${type("description", "Description", "Plants and pots")}
          ${choose("link", "Link", null, [
            ["invoice", "With an invoice"],
            ["parameters", "With parameters"],
          ])}
          ${choose(
            "account",
            "Account",
            null,
            accounts.map((account) => [account.id, account.name]),
          )}
          ${choose("locale", "Language", "As the browser says", [
            ["en", "English"],
            ["ru", "Русский"],
            ["uk", "Українська"],
          ])}
          ${type("expiresInSeconds", "Ends in seconds", "", true)}
        </div>
      </fieldset>
      <fieldset>
        <legend>The bank</legend>
        <div class="fields">
          ${choose("outcome", "What it says", "As the card says", OUTCOMES)}
          ${type("code", "Code", "10105", true)} ${type("bankMs", "Thinks for, ms", "150", true)}
        </div>
      </fieldset>
      <fieldset>
        <legend>The Gate</legend>
        <div class="fields">
          ${choose("sale", "Answers the payment", "Well", SALE_FAULTS)}
          ${choose("status", "Answers when asked", "Well", STATUS_FAULTS)}
        </div>
      </fieldset>
      <fieldset>
        <legend>Its callbacks</legend>
        <div class="fields">
          ${type("delayMs", "Later by, ms", "", true)} ${type("copies", "Copies", "1", true)}
          ${choose("forged", "A forged one first", "None", FORGERIES)}
          ${choose("contradiction", "Contradiction", "None", CONTRADICTIONS)}
          <div>
            ${tick("lost", "Lost")} ${tick("reordered", "In the wrong order")}
            ${tick("beforeAnswer", "Before the answer")}
          </div>
        </div>
      </fieldset>
      <div><button class="button">Open</button></div>
    </form>
  </details>`;
