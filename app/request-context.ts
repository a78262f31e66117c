import { cookies, headers } from "next/headers";
import { cache } from "react";
import { chooseLocale, type Locale } from "@/lib/i18n/locales";
import { texts, type Texts } from "@/lib/i18n/texts";

export type RequestContext = {
  readonly locale: Locale;
  readonly texts: Texts;
  readonly nonce: string;
  /** The origins that may frame this page, while it is in a frame; otherwise none. */
  readonly framers: readonly string[];
  /** The browser is too old to say on each page that it stands in a frame: it is led out of it at once. */
  readonly mustLeaveFrame: boolean;
};

/** What every page needs of its request: the payer's language and the nonce of its policy. */
export const requestContext = cache(async (): Promise<RequestContext> => {
  const [header, cookie] = await Promise.all([headers(), cookies()]);
  const locale = chooseLocale({
    explicit: header.get("x-checkout-language"),
    cookie: cookie.get("checkout_language")?.value,
    acceptLanguage: header.get("accept-language"),
  });
  return {
    locale,
    texts: texts(locale),
    nonce: header.get("x-nonce") ?? "",
    framers: (header.get("x-checkout-framers") ?? "").split(" ").filter(Boolean),
    mustLeaveFrame: header.get("x-checkout-frame") === "unknown",
  };
});
