import { BY_INVOICE, BY_PARAMETERS, NOT_STARTED, PAID, VISA } from "@/e2e/scenarios/common";
import type { CardTyped, Scenario } from "@/e2e/scenarios/types";

/** This account lets payers keep their cards. */
export const CLUB = "coma_SandboxSaved001";
/** This account asks for the billing address. */
export const ABROAD = "coma_SandboxAbroad01";

const BY_LINK = { ...BY_PARAMETERS, account: CLUB } as const;
const BY_SHOP = { ...BY_INVOICE, account: CLUB } as const;

/** A card of a brand that has no security code. */
const UZCARD: CardTyped = { ...VISA, pan: "8600000000000007", cvv: "" };

const base = { group: "Saved cards", card: VISA, ends: PAID } as const;

export const savedScenarios: readonly Scenario[] = [
  {
    ...base,
    id: "saved-in-browser",
    title: "Saved in this browser",
    about: "A card that was kept with an earlier payment pays by its token and the security code.",
    order: BY_LINK,
    play: "savedInBrowser",
  },
  {
    ...base,
    id: "saved-without-code",
    title: "Saved, a brand without a code",
    about: "The brand has no security code, so nothing is asked: one press pays.",
    order: BY_LINK,
    card: UZCARD,
    ends: { ...PAID, says: ["€108.90 was taken from Uzcard ending 0007."] },
    play: "savedInBrowser",
  },
  {
    ...base,
    id: "saved-by-customer",
    title: "Saved by a customer of the shop",
    about: "The shop’s server made the invoice for a customer it knows: the Gate’s list has a card.",
    order: { ...BY_SHOP, customer: "customer_12" },
    play: "savedByCustomer",
  },
  {
    ...base,
    id: "saved-expired",
    title: "Saved card has expired",
    about: "The customer’s only card is over: it is shown as such, and another one pays.",
    order: { ...BY_SHOP, customer: "customer_13" },
    play: "savedExpired",
  },
  {
    ...base,
    id: "saved-removed",
    title: "Saved card is removed",
    about: "The payer removes the card, at the Gate as well, and pays with it once more by typing it.",
    order: BY_LINK,
    play: "savedRemoved",
  },
  {
    ...base,
    id: "saved-gone",
    title: "Saved card is gone at the Gate",
    about:
      "The card was removed elsewhere while it was being chosen: nothing is taken, and the page says why.",
    order: BY_LINK,
    ends: {
      ...NOT_STARTED,
      says: ["Nothing was taken.", "The saved card can’t be used any more"],
    },
    play: "savedGone",
  },
  {
    ...base,
    id: "saved-elsewhere",
    title: "Saved in another browser",
    about: "What one browser keeps no other one is offered: it gets the card form.",
    order: BY_LINK,
    play: "savedElsewhere",
  },
  {
    ...base,
    id: "saved-by-nobody",
    title: "A link that names a customer",
    about: "Whoever writes a customer’s name into a link sees none of that customer’s cards.",
    order: { ...BY_LINK, customer: "customer_12" },
    play: "savedByNobody",
  },
  {
    ...base,
    id: "billing-address",
    title: "Billing address is asked",
    about: "This account wants the address that the bank knows; it goes to the bank with the card.",
    order: { ...BY_INVOICE, account: ABROAD },
    play: "billing",
  },
];
