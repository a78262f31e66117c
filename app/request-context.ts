import { cookies, headers } from "next/headers";
import { cache } from "react";
import { factsOf, parsePseudo, PSEUDO_LOCALES, type LanguageFacts } from "@/lib/i18n/languages";
import { chooseLocale, type Locale } from "@/lib/i18n/locales";
import { pseudoTexts } from "@/lib/i18n/pseudo";
import { correlationHeader } from "@/lib/logging/correlation";
import { texts, type Texts } from "@/lib/i18n/texts";
import type { ViewChoice } from "@/lib/screen/view";

export type RequestContext = {
  readonly locale: Locale;
  readonly facts: Pick<LanguageFacts, "dir" | "script">;
  readonly texts: Texts;
  readonly nonce: string;
  /** The code of this request: a page that can tell nothing else shows it for support. Null where nobody gives codes. */
  readonly request: string | null;
  /** Script is refused to this browser, which itself believes that it runs: `noscript` is not shown there. */
  readonly plain: boolean;
  /** For a screen across the room or not, as the proxy decided it. */
  readonly screen: ViewChoice;
  /** The payer looks for another language: the page shows them in place of its step. */
  readonly picksLanguage: boolean;
  /** The origins that may frame this page, while it is in a frame; otherwise none. */
  readonly framers: readonly string[];
  /** The browser is too old to say on each page that it stands in a frame: it is led out of it at once. */
  readonly mustLeaveFrame: boolean;
};

const offers = ["yes", "maybe", "no"] as const;

/** What every page needs of its request: language, kind of screen, the nonce of its policy, whether script may run. */
export const requestContext = cache(async (): Promise<RequestContext> => {
  const [header, cookie] = await Promise.all([headers(), cookies()]);
  const page = {
    nonce: header.get("x-nonce") ?? "",
    request: header.get(correlationHeader),
    plain: header.get("x-checkout-tier") === "plain",
    picksLanguage: header.get("x-checkout-picks-language") === "yes",
    framers: (header.get("x-checkout-framers") ?? "").split(" ").filter(Boolean),
    mustLeaveFrame: header.get("x-checkout-frame") === "unknown",
    screen: {
      view: header.get("x-checkout-view") === "tv" ? "tv" : "usual",
      offer: offers.find((offer) => offer === header.get("x-checkout-view-offer")) ?? "no",
    },
  } as const;
  const explicit = header.get("x-checkout-language");
  // The proxy alone sets this header, and a test language only where tests run.
  const pseudo = parsePseudo(explicit);
  if (pseudo !== null)
    return { ...page, locale: "en", facts: { dir: PSEUDO_LOCALES[pseudo] }, texts: pseudoTexts(pseudo) };
  const locale = chooseLocale({
    explicit,
    cookie: cookie.get("checkout_language")?.value,
    acceptLanguage: header.get("accept-language"),
  });
  return { ...page, locale, facts: factsOf(locale), texts: texts(locale) };
});
