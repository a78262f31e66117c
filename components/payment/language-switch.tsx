import { LOCALE_FACTS, LOCALES } from "@/lib/i18n/locales";
import type { Texts } from "@/lib/i18n/texts";

/**
 * Plain links to the same page in another language, each named in itself. `href` may carry a query of its own; `only`
 * narrows the languages, and nothing of it that we speak means all.
 */
export function LanguageSwitch({
  texts,
  href,
  only = [],
}: {
  readonly texts: Texts;
  readonly href: string;
  readonly only?: readonly string[] | undefined;
}) {
  const wanted = LOCALES.filter((locale) => only.includes(locale) || locale === texts.locale);
  const shown = LOCALES.some((locale) => only.includes(locale)) ? wanted : LOCALES;
  return (
    <nav aria-label={texts.t("frame.language")}>
      {shown.map((locale) =>
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
