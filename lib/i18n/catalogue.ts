import type { en } from "@/lib/i18n/catalogues/en";

/** English is the source of the keys. */
export type TextKey = keyof typeof en;

/** A complete language: a missing or a surplus key does not compile. */
export type Catalogue = Readonly<Record<TextKey, string>>;
