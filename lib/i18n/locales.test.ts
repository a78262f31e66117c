import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { chooseLocale, LOCALES, parseLocale } from "@/lib/i18n/locales";

describe("parseLocale", () => {
  it.each([
    ["ru", "ru"],
    ["ru-RU", "ru"],
    ["uk_UA", "uk"],
    ["UA", "uk"],
    [" EN-gb ", "en"],
    ["ru_RU.UTF-8", "ru"],
    ["rus", "ru"],
    ["eng", "en"],
    ["us", "en"],
    ["pt", "pt-BR"],
    ["pt_PT", "pt-BR"],
    ["PT-br", "pt-BR"],
    ["zh-Hans-CN", "zh"],
    ["zh_TW", "zh"],
    ["iw", "he"],
    ["in", "id"],
    ["deu", "de"],
    ["ger", "de"],
    ["ar-EG", "ar"],
    ["uz-Cyrl", "uz"],
  ])("knows %s as people write it", (tag, locale) => expect(parseLocale(tag)).toBe(locale));

  it.each(["eo", "x-klingon", "", "-", "*", "ё", "e", "__proto__", "constructor", null, undefined])(
    "has nothing for %s",
    (tag) => expect(parseLocale(tag)).toBeNull(),
  );
});

describe("chooseLocale", () => {
  it("takes the link's wish before the earlier choice, and that before the browser's", () => {
    const wish = { explicit: "uk", cookie: "ru", acceptLanguage: "en" };
    expect(chooseLocale(wish)).toBe("uk");
    expect(chooseLocale({ ...wish, explicit: null })).toBe("ru");
    expect(chooseLocale({ ...wish, explicit: "xx", cookie: "" })).toBe("en");
  });

  it.each([
    ["eo-DE,eo;q=0.9,uk;q=0.8,en;q=0.7", "uk"],
    ["en;q=0.1, ru;q=0.9", "ru"],
    ["ru;q=0, en", "en"],
    ["uk,ru", "uk"],
    ["be", "ru"],
    ["be,uk;q=0.5", "uk"],
    ["*", "en"],
    ["", "en"],
  ])("reads %s by its weights", (acceptLanguage, locale) =>
    expect(chooseLocale({ acceptLanguage })).toBe(locale),
  );

  it("answers with one of ours whatever is sent", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (explicit, cookie, acceptLanguage) =>
        LOCALES.includes(chooseLocale({ explicit, cookie, acceptLanguage })),
      ),
    );
  });
});
