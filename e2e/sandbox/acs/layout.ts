import { html, raw } from "hono/html";

export type Html = ReturnType<typeof html>;

const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ground:#eef1f6;--ink:#17202e;--quiet:#5b6678;--line:#c9d1dd;--brand:#0b4aa2;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--paper:#1a212c;--ground:#10151d;--ink:#edf1f7;--quiet:#a3afc0;--line:#3a4657;--brand:#8ab4ff;--bad:#ff9c94}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:26rem;margin:0 auto;padding:1.5rem 1.25rem 2rem;background:var(--paper)}
@media (min-width:30rem){main{margin:2rem auto;border:1px solid var(--line);border-radius:.75rem}}
.bank{display:flex;justify-content:space-between;align-items:center;margin:0 0 1.25rem;padding-bottom:.75rem;border-bottom:1px solid var(--line);font-weight:700;color:var(--brand)}
.bank span{font-weight:400;font-size:.8125rem;color:var(--quiet)}
h1{margin:0 0 .75rem;font-size:1.25rem;line-height:1.3}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:1rem 0}
dt{color:var(--quiet)}dd{margin:0;text-align:right;overflow-wrap:anywhere}
label{display:block;font-weight:600;margin:1rem 0 .25rem}
input,select{width:100%;min-height:3rem;padding:.5rem .75rem;border:1px solid var(--quiet);border-radius:.5rem;background:var(--paper);color:inherit;font:inherit}
input[name=code]{font-size:1.25rem;letter-spacing:.2em}
.buttons{display:grid;gap:.75rem;margin-top:1.25rem}
button{min-height:3rem;padding:.5rem 1rem;border:1px solid var(--brand);border-radius:.5rem;background:transparent;color:var(--brand);font:inherit;font-weight:600;cursor:pointer}
button.first{background:var(--brand);color:var(--paper)}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
.bad{color:var(--bad);font-weight:600}
.quiet,summary{color:var(--quiet);font-size:.875rem}
details{margin-top:1.5rem;border-top:1px solid var(--line);padding-top:.75rem}
`;

type Page = {
  readonly title: string;
  /** For tests: which page this is. */
  readonly name: string;
  readonly head?: string;
  readonly aside?: string;
  readonly body: Html | readonly Html[];
  readonly script?: string;
};

export const layout = ({ title, name, head = "Meridian Bank", aside = "", body, script }: Page): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – ${head}</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main data-page="${name}">
          <p class="bank">${head}<span>${aside}</span></p>
          <h1>${title}</h1>
          ${body}
        </main>
        ${
          script
            ? html`<script>
                ${raw(script)};
              </script>`
            : ""
        }
      </body>
    </html>`;

export const hidden = (fields: Readonly<Record<string, string>>): Html[] =>
  Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );

/** A form that goes by itself where script is on, and by its button where it is not. */
export const leavingForm = (
  method: "get" | "post",
  action: string,
  fields: Readonly<Record<string, string>>,
  label: string,
): Html =>
  html`<form id="leave" method="${method}" action="${action}">
    ${hidden(fields)}
    <div class="buttons"><button class="first">${label}</button></div>
  </form>`;

export const submitAfter = (ms: number): string =>
  `setTimeout(function(){document.getElementById("leave").submit()},${ms})`;
