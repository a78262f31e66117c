import type { CardFault, CardField } from "@/lib/forms/card-form";

/** The ids of the card's inputs, stable between releases: browsers remember them for autofill. Source: devices.md 4.1. */
export const CARD_INPUT_IDS = {
  number: "card-number",
  expiryMonth: "card-expiry-month",
  expiryYear: "card-expiry-year",
  cvv: "card-code",
  holder: "card-name",
} as const satisfies Record<CardField, string>;

/** Month and year share one label, one hint and one place for what is wrong. */
export type CardSlot = "number" | "expiry" | "cvv" | "holder";

export const CARD_SLOTS = {
  number: ["number"],
  expiry: ["expiryMonth", "expiryYear"],
  cvv: ["cvv"],
  holder: ["holder"],
} as const satisfies Record<CardSlot, readonly CardField[]>;

/** A fault of month and year together: both inputs are marked. */
export const isOfWholeDate = (fault: CardFault): boolean =>
  fault === "expiry.missing" || fault === "expiry.past";

/** The ids of hint and fault are made of this one. */
export const CARD_SLOT_IDS = {
  number: CARD_INPUT_IDS.number,
  expiry: "card-expiry",
  cvv: CARD_INPUT_IDS.cvv,
  holder: CARD_INPUT_IDS.holder,
} as const satisfies Record<CardSlot, string>;

export const SLOT_NAMES = ["number", "expiry", "cvv", "holder"] as const satisfies readonly CardSlot[];
