import { LOCALE_FACTS, LOCALES } from "@/lib/i18n/locales";
import type { Texts } from "@/lib/i18n/texts";

/** Plain links to the same page in another language, each named in itself. `href` may carry a query of its own. */
export function LanguageSwitch({ texts, href }: { readonly texts: Texts; readonly href: string }) {
  return (
    <nav aria-label={texts.t("frame.language")}>
      {LOCALES.map((locale) =>
        locale === texts.locale ? (
          <b key={locale} aria-current="true">
            {LOCALE_FACTS[locale].name}
          </b>
        ) : (
          <a key={locale} lang={locale} href={`${href}${href.includes("?") ? "&" : "?"}lang=${locale}`}>
            {LOCALE_FACTS[locale].name}
          </a>
        ),
      )}
    </nav>
  );
}
