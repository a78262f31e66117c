import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CATALOGUES } from "@/lib/i18n/all-catalogues";
import { en } from "@/lib/i18n/catalogues/en";
import { ru } from "@/lib/i18n/catalogues/ru";
import { uk } from "@/lib/i18n/catalogues/uk";
import { LOCALES } from "@/lib/i18n/locales";
import { factsOf } from "@/lib/i18n/languages";
import { namesOf, pluralsOf } from "@/lib/i18n/message";
import type { TextKey } from "@/lib/i18n/catalogue";

const keys = Object.keys(en) as TextKey[];
const NUMBERS = Array.from({ length: 201 }, (_, count) => count);

/** The plural categories of whole numbers, each with the numbers that it stands for. */
const categoriesOf = (locale: string): ReadonlyMap<string, readonly number[]> => {
  const rules = new Intl.PluralRules(locale);
  const found = new Map<string, readonly number[]>();
  for (const count of NUMBERS) {
    const category = rules.select(count);
    found.set(category, [...(found.get(category) ?? []), count]);
  }
  return found;
};

const branchesOf = (message: string): readonly (readonly [string, string])[] =>
  [...message.matchAll(/(zero|one|two|few|many|other) \{([^{}]*)\}/g)].map(([, name = "", text = ""]) => [
    name,
    text,
  ]);

it("each file of a language is of a language that is spoken, and the other way round", () => {
  const files = readdirSync(new URL("./catalogues", import.meta.url)).map((file) =>
    file.replace(/\.ts$/, ""),
  );
  expect(files.toSorted()).toEqual(LOCALES.map((locale) => locale.toLowerCase()).toSorted());
});

describe.each(LOCALES)("the catalogue %s", (locale) => {
  const catalogue: Readonly<Record<string, string>> = CATALOGUES[locale];
  const messages = Object.entries(catalogue);

  it("has every key and no other", () =>
    expect({
      missing: keys.filter((key) => !(key in catalogue)),
      surplus: Object.keys(catalogue).filter((key) => !(key in en)),
    }).toEqual({ missing: [], surplus: [] }));

  it("asks for the same parameters as English", () => {
    const differing = keys.filter((key) => namesOf(catalogue[key] ?? "").join() !== namesOf(en[key]).join());
    expect(differing).toEqual([]);
  });

  it("has every plural form that a whole number wants, and one for the rest", () => {
    const categories = categoriesOf(locale);
    const wanted = [...new Set([...categories.keys(), "other"])].toSorted();
    const plurals = messages.flatMap(([, message]) => pluralsOf(message));
    expect(plurals.length).toBeGreaterThan(0);
    for (const forms of plurals) expect(forms.toSorted()).toEqual(wanted);
    // A form may swallow its number where it stands for one number alone: the Arabic dual.
    const nameless = messages
      .flatMap(([, message]) => branchesOf(message))
      .filter(([name, text]) => !text.includes("#") && (categories.get(name)?.length ?? 0) !== 1);
    expect(nameless).toEqual([]);
  });

  it("has no brackets left over", () => {
    const left = messages.filter(([, text]) =>
      /[{}]/.test(text.replace(/\{\w+, plural, (?:\w+ \{[^{}]*\} ?)+\}|\{\w+\}/g, "")),
    );
    expect(left).toEqual([]);
  });

  it("has no empty, untrimmed or untypographic message", () => {
    const odd = messages.filter(
      ([, text]) => text.trim() !== text || text === "" || /["']|\.\.\.| {2}/.test(text),
    );
    expect(odd).toEqual([]);
  });

  it("never blames, jokes or speaks like a machine", () => {
    const words =
      /\b(oops|invalid|please wait|sorry|submit)\b|неверный формат|упс|недействит|некоррект|помилковий формат/i;
    expect(messages.filter(([, text]) => words.test(text))).toEqual([]);
  });
});

/** Letters that a language is written in. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ru: /\p{Script=Cyrillic}/u,
  uk: /\p{Script=Cyrillic}/u,
  kk: /\p{Script=Cyrillic}/u,
  hy: /\p{Script=Armenian}/u,
  ka: /\p{Script=Georgian}/u,
  he: /\p{Script=Hebrew}/u,
  ar: /\p{Script=Arabic}/u,
  fa: /\p{Script=Arabic}/u,
  hi: /\p{Script=Devanagari}/u,
  th: /\p{Script=Thai}/u,
  ko: /\p{Script=Hangul}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  zh: /\p{Script=Han}/u,
};

describe.each(LOCALES.filter((locale) => locale !== "en"))("in %s", (locale) => {
  const catalogue = CATALOGUES[locale];
  const wordsOf = (text: string): readonly string[] =>
    text.replace(/\{[^{}]*\}/g, "").match(/[\p{L}\p{M}’ʻʼ-]+/gu) ?? [];

  it("nothing is left in English", () => {
    const left = keys.filter((key) => en[key] === catalogue[key] && wordsOf(en[key]).length > 2);
    expect(left).toEqual([]);
    const short = keys.filter((key) => en[key] === catalogue[key] && wordsOf(en[key]).length > 0);
    expect(short.length).toBeLessThan(20);
  });

  const script = SCRIPTS[locale];
  it.runIf(script)("every text is written in its own letters", () => {
    const names = /^(BIC|IBAN|Email|UTR|SWIFT)$/;
    const foreign = keys.filter(
      (key) =>
        script?.test(catalogue[key]) === false && wordsOf(catalogue[key]).some((word) => !names.test(word)),
    );
    expect(foreign).toEqual([]);
  });

  it.runIf(factsOf(locale).dir === "rtl")("numbers of several parts are fenced from the words around", () => {
    // Without U+2066 … U+2069 their parts change places in a line that runs from right to left.
    const loose = keys.filter((key) =>
      /\+\d|\d \d|\w@\w/.test(catalogue[key].replace(/\u2066[^\u2069]*\u2069/g, "")),
    );
    expect(loose).toEqual([]);
  });
});

describe("Russian and Ukrainian", () => {
  it("keep their alphabets apart", () => {
    expect(Object.values(ru).filter((text) => /[іїєґ]/i.test(text))).toEqual([]);
    expect(Object.values(uk).filter((text) => /[ыэъё]/i.test(text))).toEqual([]);
  });

  it("address the payer as вы and ви, never as ты and ти", () => {
    const familiar = /(^|[^\p{L}])(ты|тебя|тебе|твой|твоя|ти|твій)(?!\p{L})/iu;
    const texts = [...Object.values(ru), ...Object.values(uk)];
    expect(texts.filter((text) => familiar.test(text))).toEqual([]);
  });
});
