import { createFormControl, type FieldErrors, type Resolver } from "react-hook-form";
import { checkWanted } from "@/components/card/check-wanted";
import { watchNumber } from "@/components/card/watch-number";
import { CARD_INPUT_IDS, CARD_SLOTS, SLOT_NAMES, type CardSlot } from "@/components/card/card-inputs";
import { showFault, showSummary } from "@/components/card/show-faults";
import type { CardChecker } from "@/components/card/tend-card-form";
import type { CardWords } from "@/components/card/card-words";
import {
  cardFaultField,
  checkCard,
  type CardFault,
  type CardField,
  type CardRules,
} from "@/lib/forms/card-form";

type Values = Record<CardField, string>;

const FIELDS = [
  "number",
  "expiryMonth",
  "expiryYear",
  "cvv",
  "holder",
] as const satisfies readonly CardField[];

/** The server's own rules, spoken as react-hook-form wants them; a field tells its first fault only. */
const resolverFor =
  (rules: CardRules): Resolver<Values> =>
  (values) => {
    const checked = checkCard(values, rules);
    if (checked.ok) return { values, errors: {} };
    const errors: FieldErrors<Values> = {};
    for (const fault of checked.error) errors[cardFaultField(fault)] ??= { type: "custom", message: fault };
    return { values: {}, errors };
  };

/**
 * Joins the form that is already there: takes over its inputs as they stand, with what is typed in them, and adds
 * checks in place, the brand, digits in groups. Loaded at first focus.
 */
export function enhanceCard(form: HTMLFormElement, words: CardWords, rules: CardRules): CardChecker {
  const inputs = Object.fromEntries(
    FIELDS.map((field) => [field, form.querySelector<HTMLInputElement>(`#${CARD_INPUT_IDS[field]}`)]),
  ) as Record<CardField, HTMLInputElement | null>;
  const typed = Object.fromEntries(FIELDS.map((field) => [field, inputs[field]?.value ?? ""])) as Values;
  const control = createFormControl<Values>({ defaultValues: typed, resolver: resolverFor(rules) });
  const shown = new Map<CardSlot, CardFault | null>();

  const faultOf = (slot: CardSlot): { readonly field: CardField; readonly fault: CardFault } | null => {
    for (const field of CARD_SLOTS[slot]) {
      const message = control.getFieldState(field).error?.message;
      if (message !== undefined) return { field, fault: message as CardFault };
    }
    return null;
  };
  const show = (slot: CardSlot): void => {
    const found = faultOf(slot);
    showFault(slot, found, found === null ? null : words.faults[found.fault]);
    shown.set(slot, found?.fault ?? null);
  };
  /** After a fault was shown its field is checked at every key, so that it says at once when it is mended. */
  const recheck = async (slot: CardSlot): Promise<void> => {
    if (shown.get(slot) === undefined) return;
    await control.trigger([...CARD_SLOTS[slot]]);
    show(slot);
  };

  for (const slot of SLOT_NAMES) {
    for (const field of CARD_SLOTS[slot]) {
      const input = inputs[field];
      if (input === null) continue;
      const registered = control.register(field);
      registered.ref(input);
      input.addEventListener("input", (event) => {
        void registered.onChange(event);
        void recheck(slot);
      });
      input.addEventListener("blur", (event) => void registered.onBlur(event));
    }
  }
  if (inputs.number !== null) watchNumber(form, inputs.number, inputs.cvv, words);

  return {
    async check() {
      const good = await control.trigger();
      if (good) return checkWanted(form);
      for (const slot of SLOT_NAMES) show(slot);
      showSummary(
        SLOT_NAMES.map((slot) => ({ slot, found: faultOf(slot) })),
        words,
      );
      return false;
    },
  };
}
