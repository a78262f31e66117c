import { html, raw } from "hono/html";
import type { Invoice } from "@/e2e/sandbox/commerce/invoice";
import { METHODS } from "@/e2e/sandbox/commerce/methods";
import { convert } from "@/e2e/sandbox/commerce/convert";
import { formatMoney } from "@/e2e/sandbox/shared/money";

const nameOf = (code: string): string => {
  const name = METHODS.find((method) => method.code === code)?.name ?? code;
  return typeof name === "string" ? name : name.en;
};

const style = `
:root{color-scheme:light dark;--ground:#eceff3;--sheet:#fff;--ink:#1b2330;--soft:#5a6474;--line:#ccd3dc;--brand:#0a5c5c;--on:#fff}
@media(prefers-color-scheme:dark){:root{--ground:#0f1418;--sheet:#182026;--ink:#eef2f4;--soft:#a9b4bd;--line:#33404a;--brand:#63c7c0;--on:#06201f}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:17px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
header{background:var(--brand);color:var(--on);padding:16px 24px;font-weight:650}
main{max-width:440px;margin:40px auto;padding:0 16px}.sheet{background:var(--sheet);border:1px solid var(--line);border-radius:8px;padding:28px}
h1{font-size:24px;line-height:1.25;margin:0 0 6px}p{margin:0 0 12px;color:var(--soft)}.sum{font-size:34px;font-weight:650;color:var(--ink);font-variant-numeric:tabular-nums;margin:14px 0 20px}
dl{margin:0 0 24px;border-top:1px solid var(--line)}dl div{display:flex;justify-content:space-between;gap:16px;padding:10px 0;border-bottom:1px solid var(--line);font-size:15px}dt{color:var(--soft)}dd{margin:0;text-align:right;overflow-wrap:anywhere}
button{display:block;width:100%;min-height:52px;margin-top:10px;border-radius:8px;border:1.5px solid var(--line);background:none;color:var(--ink);font:inherit;font-weight:550;cursor:pointer}
button.main{background:var(--brand);border-color:var(--brand);color:var(--on);font-weight:650}button:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
footer{font-size:15px;color:var(--soft);margin-top:18px}`;

/** The page of a payment provider that does not exist: what a bank or a wallet would show. */
export const pspPage = (payId: string, invoice: Invoice) => {
  const method = nameOf(invoice.service?.method ?? "");
  const currency = invoice.service?.currency ?? invoice.currency;
  const sum = formatMoney(convert(invoice.paymentAmount, invoice.currency, currency), currency);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${method}: confirm ${sum}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <header>${method} · sandbox</header>
        <main>
          <div class="sheet">
            <h1>Confirm the payment</h1>
            <p>${invoice.account.name} asks for</p>
            <p class="sum">${sum}</p>
            <dl>
              <div>
                <dt>What for</dt>
                <dd>${invoice.description ?? "No description"}</dd>
              </div>
              <div>
                <dt>Order</dt>
                <dd>${invoice.referenceId}</dd>
              </div>
            </dl>
            <form method="post" action="/psp/${payId}/decide">
              <button class="main" name="decision" value="pay">Pay ${sum}</button>
              <button name="decision" value="decline">Decline</button>
              <button name="decision" value="pending">Leave pending</button>
              <button name="decision" value="cancel">Cancel and go back</button>
            </form>
          </div>
          <footer>This page stands in for the provider. No money moves here.</footer>
        </main>
      </body>
    </html>`;
};
