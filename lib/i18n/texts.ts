import { CATALOGUES } from "@/lib/i18n/all-catalogues";
import type { en } from "@/lib/i18n/catalogues/en";
import type { Catalogue, TextKey } from "@/lib/i18n/catalogue";
import { factsOf } from "@/lib/i18n/languages";
import type { Locale } from "@/lib/i18n/locales";
import { formatMessage, pluralTexts, type Params, type ParamsOf } from "@/lib/i18n/message";

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

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/**
 * In a sentence from right to left a foreign name or an amount would mix with the words around it: each is fenced off,
 * as `bdi` does where there is markup. Source: devices.md 6.3, UAX 9.
 */
const isolated = <P extends Params>(params: P | undefined): P | undefined =>
  params &&
  (Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}` : value,
    ]),
  ) as P);

/** The words of a language. */
export const texts = (locale: Locale): Texts => textsOf(locale, CATALOGUES[locale]);

/** The words of a catalogue, by the rules of a language. */
export function textsOf(locale: Locale, catalogue: Catalogue, dir = factsOf(locale).dir): Texts {
  const fenced = <P extends Params>(params: P | undefined): P | undefined =>
    dir === "rtl" ? isolated(params) : params;
  return {
    locale,
    t: (key, ...args) => formatMessage(locale, catalogue[key], fenced(args[0])),
    plurals: (key, params) => pluralTexts(locale, catalogue[key], fenced(params)),
  };
}
