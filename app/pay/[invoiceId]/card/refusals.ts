/** Why a form was not sent although every field was right. Nothing has moved in any of them. */
export const cardRefusals = [
  "amountChanged",
  "tooManySubmits",
  "checkFirst",
  "cardPaused",
  "unavailable",
  "savedCardGone",
  "notRemoved",
] as const;

export type CardRefusal = (typeof cardRefusals)[number];

/** The refusal in the page's `faults` parameter, if there is one. Anybody can write that parameter: only keys count. */
export const parseRefusal = (faults: string): CardRefusal | null =>
  cardRefusals.find((refusal) => faults.split(",").includes(refusal)) ?? null;
