import { COUNTRY_AS_LANGUAGE, KIN, OTHER_CODES, type Language } from "@/lib/i18n/languages";

/** The languages that have a complete catalogue, in the order of the switch. A new one is an entry here and in `texts.ts`. */
export const LOCALES = [
  "en",
  "ru",
  "uk",
  "kk",
  "uz",
  "az",
  "ka",
  "hy",
  "tr",
  "de",
  "fr",
  "es",
  "it",
  "pt-BR",
  "pl",
  "ar",
  "he",
  "fa",
  "hi",
  "zh",
  "ja",
  "ko",
  "id",
  "vi",
  "th",
] as const satisfies readonly Language[];
export type Locale = (typeof LOCALES)[number];

const ours = (tag: string): Locale | undefined =>
  LOCALES.find((locale) => locale.toLowerCase() === tag.toLowerCase());

/** The first part of a tag as BCP 47 has it today: `iw` → `he`, `in` → `id`, `deu` → `de`. */
function languageOf(tag: string): string {
  const [first = ""] = tag.split("-");
  const code = first.toLowerCase();
  try {
    return (Intl.getCanonicalLocales(code)[0] ?? code).toLowerCase();
  } catch {
    return "";
  }
}

/**
 * A tag as people write them (`ru`, `ru-RU`, `uk_UA`, `pt`, `zh-Hans-CN`, `iw`, `pt_BR.UTF-8`) → our language, null
 * where we have none. One written variety serves all of a language: `pt-PT` is spoken to as `pt-BR`.
 */
export function parseLocale(tag: string | null | undefined): Locale | null {
  const plain = (tag ?? "").trim().split(/[.@]/)[0]?.replaceAll("_", "-") ?? "";
  const language = languageOf(plain);
  if (language === "") return null;
  const known = [plain, language, own(OTHER_CODES, language), own(COUNTRY_AS_LANGUAGE, language)];
  for (const each of known) {
    const locale = each === undefined ? undefined : ours(each);
    if (locale !== undefined) return locale;
  }
  return LOCALES.find((locale) => locale.startsWith(`${language}-`)) ?? null;
}

const own = (table: Readonly<Record<string, Language>>, code: string): Language | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined;

/**
 * The payer's wish first: the link's parameter, then the earlier choice, then the browser's; then a language that is
 * read where the wished one is spoken; then English. Source: devices.md 6.4.
 */
export function chooseLocale(wish: {
  readonly explicit?: string | null | undefined;
  readonly cookie?: string | null | undefined;
  readonly acceptLanguage?: string | null | undefined;
}): Locale {
  const spoken = fromAcceptLanguage(wish.acceptLanguage);
  const firstOf = (tags: readonly string[], parse: (tag: string) => Locale | null): Locale | null =>
    tags.map(parse).find((locale) => locale !== null) ?? null;
  return (
    parseLocale(wish.explicit) ??
    parseLocale(wish.cookie) ??
    firstOf(spoken, parseLocale) ??
    firstOf([wish.explicit ?? "", ...spoken], kinOf) ??
    "en"
  );
}

function kinOf(tag: string): Locale | null {
  const kin = own(KIN, languageOf(tag.trim().replaceAll("_", "-")));
  return kin === undefined ? null : (ours(kin) ?? null);
}

/** RFC 9110 12.5.4: the tags by their weights; a weight of nought means "not this one". */
function fromAcceptLanguage(header: string | null | undefined): readonly string[] {
  const wishes = (header ?? "")
    .slice(0, 400)
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.split(";");
      const weight = parameters
        .map((parameter) => /^\s*q\s*=\s*([\d.]+)/i.exec(parameter)?.[1])
        .find(Boolean);
      return { tag: tag.trim(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0);
  // The sort is stable: equal weights keep the payer's order.
  return wishes.toSorted((a, b) => b.weight - a.weight).map(({ tag }) => tag);
}
