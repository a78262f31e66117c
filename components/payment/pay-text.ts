import type { PayWord } from "@/lib/brand/brand";
import type { Texts } from "@/lib/i18n/texts";

/** What the button that pays says: the merchant's word of a closed list, and always the amount. */
export const payText = ({ t }: Texts, word: PayWord, amount: string): string =>
  word === "pay" ? t("card.pay", { amount }) : t(`card.pay.${word}`, { amount });
