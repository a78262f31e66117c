import { html } from "hono/html";
import { mark } from "@/e2e/sandbox/shop/art";

export type Html = ReturnType<typeof html>;

const PLACES = [
  ["/", "Scenarios"],
  ["/shop", "Shop"],
  ["/pay-here", "Pay here"],
  ["/cms", "Orders"],
] as const;

type Page = {
  title: string;
  /** The place of the head's list that this page belongs to. */
  place: (typeof PLACES)[number][0];
  body: Html;
  /** Looks again by itself while the truth is still on its way. */
  refreshSeconds?: number;
};

export const layout = ({ title, place, body, refreshSeconds }: Page): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        ${refreshSeconds ? html`<meta http-equiv="refresh" content="${refreshSeconds}" />` : ""}
        <title>${title} – Green Room</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
          <div>
            <a class="brand" href="/shop">${mark()}<span>Green Room</span></a>
            <nav aria-label="Places">
              ${PLACES.map(
                ([href, name]) =>
                  html`<a href="${href}" ${href === place ? html`aria-current="page"` : ""}>${name}</a>`,
              )}
            </nav>
          </div>
        </header>
        <main id="main">${body}</main>
        <footer class="foot">A make-believe shop for trying out the checkout. No money moves here.</footer>
      </body>
    </html>`;
