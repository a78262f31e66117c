import {
  CARD_INPUT_IDS,
  CARD_SLOT_IDS,
  CARD_SLOTS,
  isOfWholeDate,
  type CardSlot,
} from "@/components/card/card-inputs";
import type { CardWords } from "@/components/card/card-words";
import { SUMMARY_ID } from "@/components/ui/error-summary";
import { faultId, hintId } from "@/components/ui/field";
import type { CardFault, CardField } from "@/lib/forms/card-form";

type Found = { readonly field: CardField; readonly fault: CardFault };

/** Writes a fault at its field, or takes it away and keeps its room. Only changes text and attributes: the nodes are React's. */
export function showFault(slot: CardSlot, found: Found | null, text: string | null): void {
  const line = document.getElementById(faultId(CARD_SLOT_IDS[slot]));
  if (line === null) return;
  if (text !== null) line.textContent = text;
  line.hidden = line.textContent === "";
  line.classList.toggle("fault-mended", text === null);
  for (const field of CARD_SLOTS[slot]) {
    const input = document.getElementById(CARD_INPUT_IDS[field]);
    if (input === null) continue;
    const wrong = found !== null && (found.field === field || isOfWholeDate(found.fault));
    const ids = [hintId(CARD_SLOT_IDS[slot]), ...(wrong ? [line.id] : [])].filter((id) =>
      document.getElementById(id),
    );
    if (wrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (ids.length > 0) input.setAttribute("aria-describedby", ids.join(" "));
    else input.removeAttribute("aria-describedby");
  }
}

/** Fills the summary, says so in the title and goes there. Source: devices.md 5.3. */
export function showSummary(
  found: readonly { readonly slot: CardSlot; readonly found: Found | null }[],
  words: CardWords,
): void {
  const summary = document.getElementById(SUMMARY_ID);
  if (summary === null) return;
  const rows = summary.querySelectorAll("li");
  found.forEach(({ found: fault }, index) => {
    const row = rows[index];
    const link = row?.querySelector("a");
    if (row === undefined || !link) return;
    row.hidden = fault === null;
    if (fault === null) return;
    link.textContent = words.faults[fault.fault];
    link.setAttribute("href", `#${CARD_INPUT_IDS[fault.field]}`);
  });
  summary.hidden = false;
  document.title = words.errorTitle;
  summary.focus();
}
