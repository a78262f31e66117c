import type { Catalogue } from "@/lib/i18n/catalogue";
import { ar } from "@/lib/i18n/catalogues/ar";
import { az } from "@/lib/i18n/catalogues/az";
import { de } from "@/lib/i18n/catalogues/de";
import { en } from "@/lib/i18n/catalogues/en";
import { es } from "@/lib/i18n/catalogues/es";
import { fa } from "@/lib/i18n/catalogues/fa";
import { fr } from "@/lib/i18n/catalogues/fr";
import { he } from "@/lib/i18n/catalogues/he";
import { hi } from "@/lib/i18n/catalogues/hi";
import { hy } from "@/lib/i18n/catalogues/hy";
import { id } from "@/lib/i18n/catalogues/id";
import { it } from "@/lib/i18n/catalogues/it";
import { ja } from "@/lib/i18n/catalogues/ja";
import { ka } from "@/lib/i18n/catalogues/ka";
import { kk } from "@/lib/i18n/catalogues/kk";
import { ko } from "@/lib/i18n/catalogues/ko";
import { pl } from "@/lib/i18n/catalogues/pl";
import { ptBr } from "@/lib/i18n/catalogues/pt-br";
import { ru } from "@/lib/i18n/catalogues/ru";
import { th } from "@/lib/i18n/catalogues/th";
import { tr } from "@/lib/i18n/catalogues/tr";
import { uk } from "@/lib/i18n/catalogues/uk";
import { uz } from "@/lib/i18n/catalogues/uz";
import { vi } from "@/lib/i18n/catalogues/vi";
import { zh } from "@/lib/i18n/catalogues/zh";
import type { Locale } from "@/lib/i18n/locales";

/** Every complete language. On servers only: no catalogue ever goes to a browser. */
export const CATALOGUES = {
  en,
  ru,
  uk,
  kk,
  uz,
  az,
  ka,
  hy,
  tr,
  de,
  fr,
  es,
  it,
  "pt-BR": ptBr,
  pl,
  ar,
  he,
  fa,
  hi,
  zh,
  ja,
  ko,
  id,
  vi,
  th,
} satisfies Record<Locale, Catalogue>;
