import { en } from "@/lib/i18n/catalogues/en";
import type { Catalogue } from "@/lib/i18n/catalogue";
import { PSEUDO_LOCALES, type PseudoLocale } from "@/lib/i18n/languages";
import { changeWords } from "@/lib/i18n/message";
import { textsOf, type Texts } from "@/lib/i18n/texts";

const STRANGE: Readonly<Record<string, string>> = {
  a: "å",
  c: "ç",
  e: "é",
  g: "ĝ",
  i: "î",
  n: "ñ",
  o: "ö",
  s: "š",
  t: "ţ",
  u: "û",
  w: "ŵ",
  y: "ý",
  A: "Å",
  C: "Ç",
  E: "É",
  G: "Ĝ",
  I: "Î",
  N: "Ñ",
  O: "Ö",
  S: "Š",
  T: "Ţ",
  U: "Û",
  W: "Ŵ",
  Y: "Ý",
};
const strange = (text: string): string => text.replace(/[a-z]/gi, (letter) => STRANGE[letter] ?? letter);

/** Placeholders stay, words are said twice. */
export const pseudoMessage = (message: string): string => {
  const again = message.replace(/\{\w+, plural.*\}/, "").replace(/\{\w+\}/g, "");
  return `⟦${changeWords(message, strange)} ${strange(again).trim() || "öñé ţŵö ţĥŕéé"}⟧`;
};

const pseudoCatalogue = (): Catalogue =>
  Object.fromEntries(Object.entries(en).map(([key, message]) => [key, pseudoMessage(message)])) as Catalogue;

let made: Catalogue | null = null;

/** The words of a test language; numbers and dates are those of English. */
export function pseudoTexts(locale: PseudoLocale): Texts {
  made ??= pseudoCatalogue();
  return textsOf("en", made, PSEUDO_LOCALES[locale]);
}
