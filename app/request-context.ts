import { cookies, headers } from "next/headers";
import { cache } from "react";
import { factsOf, parsePseudo, PSEUDO_LOCALES, type LanguageFacts } from "@/lib/i18n/languages";
import { chooseLocale, type Locale } from "@/lib/i18n/locales";
import { pseudoTexts } from "@/lib/i18n/pseudo";
import { texts, type Texts } from "@/lib/i18n/texts";

export type RequestContext = {
  readonly locale: Locale;
  readonly facts: Pick<LanguageFacts, "dir" | "script">;
  readonly texts: Texts;
  readonly nonce: string;
  /** Script is refused to this browser, which itself believes that it runs: `noscript` is not shown there. */
  readonly plain: boolean;
};

/** What every page needs of its request: the payer's language, the nonce of its policy, and whether script may run. */
export const requestContext = cache(async (): Promise<RequestContext> => {
  const [header, cookie] = await Promise.all([headers(), cookies()]);
  const nonce = header.get("x-nonce") ?? "";
  const plain = header.get("x-checkout-tier") === "plain";
  const explicit = header.get("x-checkout-language");
  // The proxy alone sets this header, and a test language only where tests run.
  const pseudo = parsePseudo(explicit);
  if (pseudo !== null)
    return { locale: "en", facts: { dir: PSEUDO_LOCALES[pseudo] }, texts: pseudoTexts(pseudo), nonce, plain };
  const locale = chooseLocale({
    explicit,
    cookie: cookie.get("checkout_language")?.value,
    acceptLanguage: header.get("accept-language"),
  });
  return { locale, facts: factsOf(locale), texts: texts(locale), nonce, plain };
});
