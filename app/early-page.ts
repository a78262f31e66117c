import type { NextRequest } from "next/server";
import { factsOf } from "@/lib/i18n/languages";
import { chooseLocale } from "@/lib/i18n/locales";
import { texts } from "@/lib/i18n/texts";

/**
 * What a payer reads whose network asked too often. It must stay cheap under a flood, so it is words alone, in the
 * colours of the slip: no component, no store, no file. Catalogues hold no markup. It says nothing of the money, since
 * nobody has looked: whoever paid a moment ago may read this.
 */
export function tooManyPage({ headers, cookies }: NextRequest, nonce: string): string {
  const locale = chooseLocale({
    explicit: null,
    cookie: cookies.get("checkout_language")?.value,
    acceptLanguage: headers.get("accept-language"),
  });
  const { t } = texts(locale);
  const title = t("link.unavailable.title");
  return `<!doctype html><html lang="${locale}" dir="${factsOf(locale).dir}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title><style nonce="${nonce}">body{margin:12vh auto;max-width:32rem;padding:0 1.5rem;font:1.0625rem/1.5 system-ui,sans-serif;background:#f4f2ee;color:#14161b}@media (prefers-color-scheme:dark){body{background:#101217;color:#f2f1ee}}</style><main><h1>${title}</h1><p>${t("link.unavailable.text")}</p></main></html>`;
}
