import { cardFaultField, parseCardFaults, type CardFault, type CardField } from "@/lib/forms/card-form";
import type { Texts } from "@/lib/i18n/texts";

/** Finished texts that the form's script needs: no catalogue goes to the browser. */
export type CardWords = {
  readonly faults: Readonly<Record<CardFault, string>>;
  readonly errorTitle: string;
  readonly sending: string;
  readonly codeHints: { readonly back: string; readonly front: string; readonly optional: string };
};

const FAULTS = {
  "number.missing": true,
  "number.notDigits": true,
  "number.tooShort": true,
  "number.tooLong": true,
  "number.checksum": true,
  "expiry.missing": true,
  "expiry.month": true,
  "expiry.year": true,
  "expiry.past": true,
  "cvv.missing": true,
  "cvv.length3": true,
  "cvv.length4": true,
  "cvv.length": true,
  "holder.missing": true,
  "holder.tooLong": true,
  "holder.characters": true,
  "holder.strayDigits": true,
} as const satisfies Record<CardFault, true>;

const ALL_FAULTS = parseCardFaults(Object.keys(FAULTS).join(","));

/** `title` is the page's title without faults. */
export function cardWords({ t }: Texts, title: string): CardWords {
  const faults = Object.fromEntries(ALL_FAULTS.map((fault) => [fault, t(`fault.${fault}`)]));
  return {
    faults: faults as Record<CardFault, string>,
    errorTitle: t("page.errorTitle", { title }),
    sending: t("card.sending"),
    codeHints: {
      back: t("card.codeHint"),
      front: t("card.codeHintFront"),
      optional: t("card.codeHintOptional"),
    },
  };
}

/** The first fault of any of these inputs in words, or null. */
export function faultText(
  faults: readonly CardFault[],
  fields: readonly CardField[],
  words: Readonly<Record<CardFault, string>>,
): string | null {
  const fault = faults.find((each) => fields.includes(cardFaultField(each)));
  return fault === undefined ? null : words[fault];
}
