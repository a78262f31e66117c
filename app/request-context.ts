import { cookies, headers } from "next/headers";
import { cache } from "react";
import { chooseLocale, type Locale } from "@/lib/i18n/locales";
import { texts, type Texts } from "@/lib/i18n/texts";
import type { ViewChoice } from "@/lib/screen/view";

export type RequestContext = {
  readonly locale: Locale;
  readonly texts: Texts;
  readonly nonce: string;
  /** For a screen across the room or not, as the proxy decided it. */
  readonly screen: ViewChoice;
};

const offers = ["yes", "maybe", "no"] as const;

/** What every page needs of its request: the payer's language, his kind of screen, and the nonce of its policy. */
export const requestContext = cache(async (): Promise<RequestContext> => {
  const [header, cookie] = await Promise.all([headers(), cookies()]);
  const locale = chooseLocale({
    explicit: header.get("x-checkout-language"),
    cookie: cookie.get("checkout_language")?.value,
    acceptLanguage: header.get("accept-language"),
  });
  const screen = {
    view: header.get("x-checkout-view") === "tv" ? "tv" : "usual",
    offer: offers.find((offer) => offer === header.get("x-checkout-view-offer")) ?? "no",
  } as const;
  return { locale, texts: texts(locale), nonce: header.get("x-nonce") ?? "", screen };
});
