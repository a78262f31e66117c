import { en } from "@/lib/i18n/catalogues/en";
import { ru } from "@/lib/i18n/catalogues/ru";
import { uk } from "@/lib/i18n/catalogues/uk";
import type { Catalogue, TextKey } from "@/lib/i18n/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { formatMessage, pluralTexts, type ParamsOf } from "@/lib/i18n/message";

const CATALOGUES = { en, ru, uk } satisfies Record<Locale, Catalogue>;

/** A key whose message takes parameters asks for them; one that takes none asks for nothing. */
type Args<K extends TextKey> =
  ParamsOf<(typeof en)[K]> extends Readonly<Record<string, never>> ? [] : [params: ParamsOf<(typeof en)[K]>];

/** All words of one language. Servers only: what the browser needs is handed down as finished text. */
export type Texts = {
  readonly locale: Locale;
  /** A finished text; its parameters are read from the English message by the compiler. */
  readonly t: <K extends TextKey>(key: K, ...args: Args<K>) => string;
  /** A plural text for each category, its number left as `#`, for clocks that tick in the browser. */
  readonly plurals: <K extends TextKey>(
    key: K,
    params?: Readonly<Record<string, string>>,
  ) => Readonly<Record<string, string>>;
};

/** The words of a language. */
export function texts(locale: Locale): Texts {
  const catalogue: Catalogue = CATALOGUES[locale];
  return {
    locale,
    t: (key, ...args) => formatMessage(locale, catalogue[key], args[0]),
    plurals: (key, params) => pluralTexts(locale, catalogue[key], params),
  };
}
