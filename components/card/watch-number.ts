import { CARD_SLOT_IDS } from "@/components/card/card-inputs";
import type { CardWords } from "@/components/card/card-words";
import { drawScheme } from "@/components/card/draw-scheme";
import { groupDigits } from "@/components/card/group-digits";
import { hintId } from "@/components/ui/field";
import { brandOf, type Brand } from "@/lib/card/brand";
import { normaliseDigits } from "@/lib/card/digits";

/** Shows what the number tells: the brand's mark, and whether and where the card has a security code. */
export function watchNumber(
  form: HTMLFormElement,
  number: HTMLInputElement,
  code: HTMLInputElement | null,
  words: CardWords,
): void {
  let last: string | null = null;
  const look = (): void => {
    const brand = brandOf(normaliseDigits(number.value));
    if ((brand?.id ?? null) === last) return;
    last = brand?.id ?? null;
    drawScheme(form, last);
    showCode(code, brand, words);
  };
  const isAtEnd = (): boolean => number.selectionStart === number.value.length;
  number.addEventListener("input", (event) => {
    const composing = "isComposing" in event && event.isComposing === true;
    const erasing = "inputType" in event && String(event.inputType).startsWith("delete");
    // Only behind the caret's back when it stands at the end: anywhere else a payer is mending, and would lose the place.
    if (isAtEnd() && !composing && !erasing) group(number);
    look();
  });
  number.addEventListener("blur", () => group(number));
  // What was typed before this part arrived.
  if (document.activeElement !== number || isAtEnd()) group(number);
  look();
}

function group(number: HTMLInputElement): void {
  const grouped = groupDigits(number.value);
  if (grouped !== null && grouped !== number.value) number.value = grouped;
}

/** A card without a code gets no field for one; its room stays. */
function showCode(code: HTMLInputElement | null, brand: Brand | null, words: CardWords): void {
  const field = code?.closest<HTMLElement>(".field");
  const hint = document.getElementById(hintId(CARD_SLOT_IDS.cvv));
  if (!field || hint === null) return;
  field.classList.toggle("unready", brand?.code === "none");
  const { back, front, optional } = words.codeHints;
  hint.textContent = brand?.code === "optional" ? optional : brand?.codeDigits === 4 ? front : back;
}
