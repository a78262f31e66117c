import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { factsOf, LANGUAGES, type Language } from "@/lib/i18n/languages";
import { LOCALES, parseLocale, type Locale } from "@/lib/i18n/locales";
import type { Texts } from "@/lib/i18n/texts";

/** So many names stand in a line of a phone; more of them fold. */
const IN_LINE = 4;

const places = Object.keys(LANGUAGES) as Language[];
const IN_ORDER = places.flatMap((place) => LOCALES.filter((locale) => locale === place));

/**
 * Plain links to the same page in another language, each named in itself; many fold under the name of the present one,
 * without a script. `href` may carry a query of its own; `only` narrows the languages, and nothing of it that we speak
 * means all.
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
  const asked = only.map(parseLocale);
  const wanted = IN_ORDER.filter((locale) => asked.includes(locale) || locale === texts.locale);
  const shown = asked.some((locale) => locale !== null) ? wanted : IN_ORDER;
  const label = texts.t("frame.language");
  const links = shown.map((locale) => (
    <Choice key={locale} locale={locale} isNow={locale === texts.locale} href={href} />
  ));
  if (shown.length <= IN_LINE) return <nav aria-label={label}>{links}</nav>;
  return (
    <details>
      <summary>
        <Globe />
        <VisuallyHidden>{`${label}: `}</VisuallyHidden>
        <span>{factsOf(texts.locale).name}</span>
      </summary>
      <nav className="languages" aria-label={label}>
        {links}
      </nav>
    </details>
  );
}

function Choice({
  locale,
  isNow,
  href,
}: {
  readonly locale: Locale;
  readonly isNow: boolean;
  readonly href: string;
}) {
  const { name, dir } = factsOf(locale);
  if (isNow) return <b aria-current="true">{name}</b>;
  return (
    <a lang={locale} dir={dir} href={`${href}${href.includes("?") ? "&" : "?"}lang=${locale}`}>
      {name}
    </a>
  );
}

/** Found by whoever cannot read a word of the page. */
function Globe() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="10" cy="10" r="8" />
      <path d="M2 10h16M10 2c5 5 5 11 0 16M10 2c-5 5-5 11 0 16" />
    </svg>
  );
}
