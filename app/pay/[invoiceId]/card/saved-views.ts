import type { SavedCardView } from "@/components/card/saved-list";
import { faultText } from "@/components/card/card-words";
import { cardText } from "@/app/pay/[invoiceId]/slip-view";
import type { SavedCard } from "@/lib/checkout/saved-cards";
import { paths } from "@/lib/config/paths";
import type { CardFault } from "@/lib/forms/card-form";
import type { TextKey } from "@/lib/i18n/catalogue";
import type { Texts } from "@/lib/i18n/texts";

/** "Visa ending 4242", as the slip says it. */
export const savedName = (card: SavedCard, texts: Texts): string =>
  cardText(texts, { brand: card.brand?.id ?? null, last4: card.last4 });

const dateOf = ({ month, year }: NonNullable<SavedCard["expiry"]>): string =>
  `${String(month).padStart(2, "0")}/${String(year % 100).padStart(2, "0")}`;

type HintKey = "card.codeHint" | "card.codeHintFront" | "card.codeHintOptional" | "card.codeHintAny";

const hintOf = ({ brand, code }: SavedCard): (HintKey & TextKey) | null => {
  if (code === "none") return null;
  if (code === "optional") return "card.codeHintOptional";
  if (brand === null) return "card.codeHintAny";
  return brand.codeDigits === 4 ? "card.codeHintFront" : "card.codeHint";
};

/** Saved cards as finished text. `chosen`: the card that the payer had chosen, else the first that can pay. */
export function savedViews(
  cards: readonly SavedCard[],
  invoiceId: string,
  texts: Texts,
  chosen: string,
  faults: readonly CardFault[],
): readonly SavedCardView[] {
  const { t } = texts;
  const payable = cards.filter(({ isExpired }) => !isExpired);
  const first = payable.find(({ id }) => id === chosen) ?? payable[0];
  const words = Object.fromEntries(faults.map((fault) => [fault, t(`fault.${fault}`)])) as Record<
    CardFault,
    string
  >;
  return cards.map((card) => {
    const hint = hintOf(card);
    const date = card.expiry === null ? null : dateOf(card.expiry);
    return {
      id: card.id,
      brand: card.brand?.id ?? null,
      name: savedName(card, texts),
      note: date === null ? null : t(card.isExpired ? "saved.expired" : "saved.until", { date }),
      isExpired: card.isExpired,
      isChosen: card === first,
      codeHint: hint === null ? null : t(hint),
      codeFault: card === first ? faultText(faults, ["cvv"], words) : null,
      removeHref: card.isRemovable ? paths.removeCard(invoiceId, card.id) : null,
    };
  });
}
