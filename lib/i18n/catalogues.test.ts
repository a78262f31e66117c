import { describe, expect, it } from "vitest";
import { en } from "@/lib/i18n/catalogues/en";
import { ru } from "@/lib/i18n/catalogues/ru";
import { uk } from "@/lib/i18n/catalogues/uk";
import { LOCALES } from "@/lib/i18n/locales";
import { namesOf, pluralsOf } from "@/lib/i18n/message";
import type { TextKey } from "@/lib/i18n/catalogue";

const catalogues = { en, ru, uk };
const keys = Object.keys(en) as TextKey[];

describe.each(LOCALES)("the catalogue %s", (locale) => {
  const catalogue: Readonly<Record<string, string>> = catalogues[locale];
  const messages = Object.entries(catalogue);

  it("has every key and no other", () => expect(Object.keys(catalogue).toSorted()).toEqual(keys.toSorted()));

  it("asks for the same parameters as English", () => {
    const differing = keys.filter((key) => namesOf(catalogue[key] ?? "").join() !== namesOf(en[key]).join());
    expect(differing).toEqual([]);
  });

  it("has every plural form of its language, each with its number", () => {
    const wanted = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    const plurals = messages.flatMap(([, message]) => pluralsOf(message));
    expect(plurals.length).toBeGreaterThan(0);
    for (const forms of plurals) expect(forms.toSorted()).toEqual(wanted);
    const branches = messages.flatMap(
      ([, message]) => message.match(/(?:one|few|many|other) \{[^}]*\}/g) ?? [],
    );
    expect(branches.filter((branch) => !branch.includes("#"))).toEqual([]);
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

describe("Russian and Ukrainian", () => {
  it("are written, not left in English", () => {
    const sharedOnPurpose: readonly string[] = ["page.title", "slip.quantity"];
    const left = keys.filter(
      (key) => (en[key] === ru[key] || en[key] === uk[key]) && !sharedOnPurpose.includes(key),
    );
    expect(left).toEqual([]);
  });

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
