import { BY_INVOICE, BY_PARAMETERS, NOT_STARTED, PAID, VISA } from "@/e2e/scenarios/common";
import type { Scenario } from "@/e2e/scenarios/types";

const base = { group: "What payers do", order: BY_INVOICE, card: VISA, ends: PAID } as const;

/** The bank thinks longer than our form waits for it, so that the payer sees the page in between. */
const SEES_WAITING = { bankMs: 2500 } as const;

const mistyped = (says: string) =>
  ({
    group: "Mistyped",
    order: BY_PARAMETERS,
    ends: { ...NOT_STARTED, page: "card", says: ["There is a problem", says] },
  }) as const;

export const payerScenarios: readonly Scenario[] = [
  {
    ...base,
    id: "double-click",
    title: "Double click on Pay",
    about: "Many quick clicks, one charge.",
    faults: SEES_WAITING,
    play: "doubleClick",
  },
  {
    ...base,
    id: "two-tabs",
    title: "Two tabs",
    about: "The same invoice is paid in two tabs at once; one charge, both tabs tell the truth.",
    faults: SEES_WAITING,
    play: "twoTabs",
  },
  {
    ...base,
    id: "two-tabs-by-link",
    title: "Two tabs, link with parameters",
    about: "The same link is opened in two tabs at once; one invoice, one charge.",
    order: BY_PARAMETERS,
    faults: SEES_WAITING,
    play: "twoTabs",
  },
  {
    ...base,
    id: "reload",
    title: "Reload at every step",
    about: "Every page is reloaded once; nothing is lost and nothing happens twice.",
    faults: SEES_WAITING,
    play: "reload",
  },
  {
    ...base,
    id: "back",
    title: "Back at every step",
    about: "The payer goes back at every step and comes forward again; one charge.",
    faults: SEES_WAITING,
    play: "back",
  },
  {
    ...base,
    id: "close-and-resume",
    title: "Close and come back",
    about: "The page is closed while the bank thinks; the same link shows where things are.",
    faults: { bankMs: 4000 },
    ends: { ...PAID, says: ["€108.90 was paid to Green Room."] },
    play: "closeAndResume",
  },
  {
    ...base,
    id: "television-to-phone",
    title: "From the television to the phone",
    about: "A television shows a code, a phone opens it and pays, and both screens go in step to the end.",
    play: "handOver",
  },
  {
    ...mistyped("Check the card number: one of its digits is not right"),
    id: "mistyped-number",
    title: "One digit wrong",
    about: "The card number does not add up; the page says so and keeps nothing typed.",
    card: { ...VISA, pan: "4000000000000078" },
  },
  {
    ...mistyped("Check the date: it has passed"),
    id: "mistyped-expiry",
    title: "Date that has passed",
    about: "The card's date lies so far in the past that no test card uses it; nothing is sent.",
    card: { ...VISA, month: "01", year: "19" },
  },
  {
    ...mistyped("Check the name: the card number doesn’t belong here"),
    id: "mistyped-holder",
    title: "Card number in the name",
    about: "Digits of a card in the name are refused before anything is sent.",
    card: { ...VISA, holder: "4000000000000077" },
  },
];
