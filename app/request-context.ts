import { cookies, headers } from "next/headers";
import { cache } from "react";
import { chooseLocale, type Locale } from "@/lib/i18n/locales";
import { texts, type Texts } from "@/lib/i18n/texts";

export type RequestContext = {
  readonly locale: Locale;
  readonly texts: Texts;
  readonly nonce: string;
  /** Script is refused to this browser, which itself believes that it runs: `noscript` is not shown there. */
  readonly plain: boolean;
};

/** What every page needs of its request: the payer's language, the nonce of its policy, and whether script may run. */
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
    plain: header.get("x-checkout-tier") === "plain",
  };
});
