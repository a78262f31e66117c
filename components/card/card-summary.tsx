import { ErrorSummary, type SummaryItem } from "@/components/ui/error-summary";
import { CARD_INPUT_IDS, CARD_SLOTS, SLOT_NAMES } from "@/components/card/card-inputs";
import { cardWords, faultText } from "@/components/card/card-words";
import { cardFaultField, type CardFault } from "@/lib/forms/card-form";
import type { Texts } from "@/lib/i18n/texts";

/** The card form's error summary: one line a slot, hidden until it has something to say. */
export function CardSummary({
  texts,
  faults,
  more = [],
}: {
  readonly texts: Texts;
  readonly faults: readonly CardFault[];
  /** Lines of other parts of the form, after the card's. */
  readonly more?: readonly SummaryItem[];
}) {
  const words = cardWords(texts, "").faults;
  const items = SLOT_NAMES.map((slot) => {
    const fields = CARD_SLOTS[slot];
    const text = faultText(faults, fields, words);
    const wrong = faults.map(cardFaultField).find((field) => fields.some((each) => each === field));
    return { key: slot, target: CARD_INPUT_IDS[wrong ?? fields[0]], text };
  });
  return <ErrorSummary title={texts.t("problem.title")} items={[...items, ...more]} />;
}
