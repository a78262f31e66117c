import { html } from "hono/html";
import { slip } from "@/e2e/sandbox/acs/bank-pages";
import type { ProviderAction, Summary } from "@/e2e/sandbox/acs/gate-client";
import { type Html, layout } from "@/e2e/sandbox/acs/layout";

const ACTIONS: readonly (readonly [ProviderAction, string])[] = [
  ["pay", "Pay"],
  ["decline", "Decline"],
  ["leave", "Leave without paying"],
  ["back", "Back before the end"],
  ["later", "Pay, but tell the shop 4 s later"],
];

export const isAction = (value: unknown): value is ProviderAction =>
  ACTIONS.some(([action]) => action === value);

export const providerPage = (what: Summary): Html =>
  layout({
    title: "Pay the shop",
    name: "provider",
    head: "Meridian Pay",
    aside: what.method,
    body: html`${slip(what)}
      <form method="post" action="/provider/${what.id}/end">
        <div class="buttons">
          ${ACTIONS.map(
            ([action, label], index) =>
              html`<button name="action" value="${action}" class="${index === 0 ? "first" : ""}">
                ${label}
              </button>`,
          )}
        </div>
      </form>`,
  });

/** The shop named no address to come back to. */
export const endPage = (): Html =>
  layout({
    title: "You can close this page",
    name: "end",
    head: "Meridian Pay",
    body: html`<p>Go back to the shop's page by yourself.</p>`,
  });
