/** How a page is laid out for a language. */
export type LanguageFacts = {
  /** In the language itself: whoever looks for it may read no other. */
  readonly name: string;
  readonly dir: "ltr" | "rtl";
  /** `tall`: signs above and below the line, letters that are joined. */
  readonly script?: "tall";
};

/**
 * The languages that the page is made for, in the order of the switch: Latin by their own names, then by script.
 * Source: devices.md 6.3, 6.4.
 */
export const LANGUAGES = {
  az: { name: "Azərbaycanca", dir: "ltr" },
  de: { name: "Deutsch", dir: "ltr" },
  en: { name: "English", dir: "ltr" },
  es: { name: "Español", dir: "ltr" },
  fr: { name: "Français", dir: "ltr" },
  id: { name: "Bahasa Indonesia", dir: "ltr" },
  it: { name: "Italiano", dir: "ltr" },
  uz: { name: "Oʻzbekcha", dir: "ltr" },
  pl: { name: "Polski", dir: "ltr" },
  "pt-BR": { name: "Português (Brasil)", dir: "ltr" },
  tr: { name: "Türkçe", dir: "ltr" },
  vi: { name: "Tiếng Việt", dir: "ltr" },
  kk: { name: "Қазақша", dir: "ltr" },
  ru: { name: "Русский", dir: "ltr" },
  uk: { name: "Українська", dir: "ltr" },
  hy: { name: "Հայերեն", dir: "ltr" },
  ka: { name: "ქართული", dir: "ltr" },
  he: { name: "עברית", dir: "rtl" },
  ar: { name: "العربية", dir: "rtl", script: "tall" },
  fa: { name: "فارسی", dir: "rtl", script: "tall" },
  hi: { name: "हिन्दी", dir: "ltr", script: "tall" },
  th: { name: "ไทย", dir: "ltr", script: "tall" },
  ko: { name: "한국어", dir: "ltr" },
  ja: { name: "日本語", dir: "ltr" },
  zh: { name: "简体中文", dir: "ltr" },
} as const satisfies Readonly<Record<string, LanguageFacts>>;

export type Language = keyof typeof LANGUAGES;

/** All of a language in one shape. */
export const factsOf = (language: Language): LanguageFacts => LANGUAGES[language];

/** Countries that links carry as a language, where no language of ours has that code. */
export const COUNTRY_AS_LANGUAGE: Readonly<Record<string, Language>> = {
  ua: "uk",
  kz: "kk",
  cn: "zh",
  jp: "ja",
  vn: "vi",
  il: "he",
  us: "en",
  gb: "en",
};

/** Codes of three letters that Intl leaves as they are (the bibliographic ones), and macro-languages. */
export const OTHER_CODES: Readonly<Record<string, Language>> = {
  ger: "de",
  fre: "fr",
  chi: "zh",
  per: "fa",
  geo: "ka",
  arm: "hy",
  cmn: "zh",
  yue: "zh",
  arb: "ar",
  pes: "fa",
  azj: "az",
  uzn: "uz",
};

/** A language that we lack → one of ours that nearly all of its readers read. Asked only when nothing else fits. */
export const KIN: Readonly<Record<string, Language>> = {
  be: "ru",
  ky: "ru",
  tg: "ru",
  tt: "ru",
  ca: "es",
  gl: "es",
  eu: "es",
  br: "fr",
  oc: "fr",
  lb: "de",
  gsw: "de",
  prs: "fa",
};

/**
 * Languages that nobody speaks, for tests: English with strange letters, in brackets, twice as long. What stands on a
 * screen without brackets comes from elsewhere than the catalogue, and what bursts at twice the length bursts in some
 * language. The tags are those of Android and Unicode: `ar-XB` runs from right to left.
 */
export const PSEUDO_LOCALES = { "en-XA": "ltr", "ar-XB": "rtl" } as const;
export type PseudoLocale = keyof typeof PSEUDO_LOCALES;

/** One of the test languages, null for any other tag. */
export const parsePseudo = (tag: string | null | undefined): PseudoLocale | null =>
  (Object.keys(PSEUDO_LOCALES) as PseudoLocale[]).find((each) => each === tag) ?? null;
