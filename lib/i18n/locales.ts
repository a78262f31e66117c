/** The languages that are complete. A new one is an entry here, in `LOCALE_FACTS` and a catalogue. */
export const LOCALES = ["en", "ru", "uk"] as const;
export type Locale = (typeof LOCALES)[number];

/** What a page needs to know of a language; `name` is in the language itself. Source: devices.md 6.3, 6.4. */
export const LOCALE_FACTS = {
  en: { name: "English", dir: "ltr" },
  ru: { name: "Русский", dir: "ltr" },
  uk: { name: "Українська", dir: "ltr" },
} as const satisfies Record<Locale, { readonly name: string; readonly dir: "ltr" | "rtl" }>;

/** Tags that mean one of ours: `ua` is a country, but links carry it as a language. */
const ALIASES: ReadonlyMap<string, Locale> = new Map([["ua", "uk"]]);

/** A tag as people write them (`ru`, `ru-RU`, `uk_UA`) → our language, null where we have none. */
export function parseLocale(tag: string | null | undefined): Locale | null {
  const language = tag?.trim().toLowerCase().split(/[-_]/)[0] ?? "";
  return LOCALES.find((locale) => locale === language) ?? ALIASES.get(language) ?? null;
}

/** The payer's wish first: the link's parameter, then the earlier choice, then the browser's. Source: devices.md 6.4. */
export function chooseLocale(wish: {
  readonly explicit?: string | null | undefined;
  readonly cookie?: string | null | undefined;
  readonly acceptLanguage?: string | null | undefined;
}): Locale {
  return (
    parseLocale(wish.explicit) ?? parseLocale(wish.cookie) ?? fromAcceptLanguage(wish.acceptLanguage) ?? "en"
  );
}

/** RFC 9110 12.5.4: tags with weights; a weight of nought means "not this one". */
function fromAcceptLanguage(header: string | null | undefined): Locale | null {
  const wishes = (header ?? "")
    .slice(0, 400)
    .split(",")
    .map((entry) => {
      const [tag, ...parameters] = entry.split(";");
      const weight = parameters
        .map((parameter) => /^\s*q\s*=\s*([\d.]+)/i.exec(parameter)?.[1])
        .find(Boolean);
      return { locale: parseLocale(tag), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0);
  // The sort is stable: equal weights keep the payer's order.
  return wishes.toSorted((a, b) => b.weight - a.weight).find(({ locale }) => locale !== null)?.locale ?? null;
}
