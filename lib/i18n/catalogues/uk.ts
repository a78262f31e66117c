import { en } from "@/lib/i18n/catalogues/en";

export const uk = { ...en };
