import { BY_INVOICE, BY_PARAMETERS, NOT_STARTED, PAID, VISA } from "@/e2e/scenarios/common";
import type { Scenario } from "@/e2e/scenarios/types";

const base = { group: "What payers do", order: BY_INVOICE, card: VISA, ends: PAID } as const;

const mistyped = {
  group: "Mistyped",
  order: BY_PARAMETERS,
  ends: { ...NOT_STARTED, page: "card" },
} as const;

export const payerScenarios: readonly Scenario[] = [
  {
    ...base,
    id: "double-click",
    title: "Double click on Pay",
    about: "Two quick clicks, one charge.",
    play: "doubleClick",
  },
  {
    ...base,
    id: "two-tabs",
    title: "Two tabs",
    about: "The same invoice is paid in two tabs at once; one charge, both tabs tell the truth.",
    play: "twoTabs",
  },
  {
    ...base,
    id: "two-tabs-by-link",
    title: "Two tabs, link with parameters",
    about: "The same link is opened in two tabs at once; one invoice, one charge.",
    order: BY_PARAMETERS,
    play: "twoTabs",
  },
  {
    ...base,
    id: "reload",
    title: "Reload at every step",
    about: "Every page is reloaded once; nothing is lost and nothing happens twice.",
    play: "reload",
  },
  {
    ...base,
    id: "back",
    title: "Back at every step",
    about: "The payer goes back at every step and comes forward again; one charge.",
    play: "back",
  },
  {
    ...base,
    id: "close-and-resume",
    title: "Close and come back",
    about: "The page is closed while the bank thinks; the same link shows where things are.",
    faults: { bankMs: 4000 },
    play: "closeAndResume",
  },
  {
    ...mistyped,
    id: "mistyped-number",
    title: "One digit wrong",
    about: "The card number does not add up; the page says so and keeps nothing typed.",
    card: { ...VISA, pan: "4000000000000078" },
  },
  {
    ...mistyped,
    id: "mistyped-expiry",
    title: "Date that has passed",
    about: "The card's date lies in the past; nothing is sent.",
    card: { ...VISA, month: "01", year: "20" },
  },
  {
    ...mistyped,
    id: "mistyped-holder",
    title: "Card number in the name",
    about: "Digits of a card in the name are refused before anything is sent.",
    card: { ...VISA, holder: "4000000000000077" },
  },
];
