import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { pickingLanguage } from "@/lib/config/paths";
import { factsOf, LANGUAGES, type Language } from "@/lib/i18n/languages";
import { LOCALES, parseLocale, type Locale } from "@/lib/i18n/locales";
import type { Texts } from "@/lib/i18n/texts";

/** So many names stand in a line of a phone; more of them have a page. */
const IN_LINE = 4;

const places = Object.keys(LANGUAGES) as Language[];
const IN_ORDER = places.flatMap((place) => LOCALES.filter((locale) => locale === place));

type Props = {
  readonly texts: Texts;
  /** The page's own address; it may carry a query. */
  readonly href: string;
  /** Narrows the languages; nothing of it that we speak means all. */
  readonly only?: readonly string[] | undefined;
};

const offered = ({ texts, only = [] }: Props): readonly Locale[] => {
  const asked = only.map(parseLocale);
  if (asked.every((locale) => locale === null)) return IN_ORDER;
  return IN_ORDER.filter((locale) => asked.includes(locale) || locale === texts.locale);
};

/** Few languages are plain links to the same page; many are one link, in the present one's name, to a page of them. */
export function LanguageSwitch(props: Props) {
  const { texts, href } = props;
  const label = texts.t("frame.language");
  if (offered(props).length <= IN_LINE)
    return (
      <nav aria-label={label}>
        <Choices {...props} />
      </nav>
    );
  return (
    <a href={pickingLanguage(href)}>
      <Globe />
      <VisuallyHidden>{`${label}: `}</VisuallyHidden>
      {factsOf(texts.locale).name}
    </a>
  );
}

/** The page of languages, in the place of the step: each leads back to the step. */
export function LanguagePage(props: Props) {
  const label = props.texts.t("frame.language");
  return (
    <>
      <title>{label}</title>
      <h1>{label}</h1>
      <nav className="languages panel" aria-label={label}>
        <Choices {...props} />
      </nav>
    </>
  );
}

/** Each language named in itself. */
const Choices = (props: Props) =>
  offered(props).map((locale) => {
    const { name, dir } = factsOf(locale);
    const { href } = props;
    const isNow = locale === props.texts.locale;
    return (
      <a
        key={locale}
        lang={locale}
        dir={dir}
        href={`${href}${href.includes("?") ? "&" : "?"}lang=${locale}`}
        aria-current={isNow ? "true" : undefined}
        data-main-action={isNow ? "" : undefined}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- where a remote control begins
        autoFocus={isNow}
      >
        {name}
      </a>
    );
  });

/** Found by whoever cannot read a word of the page. */
function Globe() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M2 10a8 8 0 0 0 16 0a8 8 0 0 0-16 0h16M10 2c5 5 5 11 0 16M10 2c-5 5-5 11 0 16" />
    </svg>
  );
}
