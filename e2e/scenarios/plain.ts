import { BY_INVOICE, BY_PARAMETERS, PAID, VISA } from "@/e2e/scenarios/common";
import type { Scenario } from "@/e2e/scenarios/types";

/** This account has the card typed in the whole window, never in a shop's frame. */
export const WHOLE_WINDOW = "coma_SandboxReturn01";

const GROUP = "Paid";

const base = { group: GROUP, card: VISA, ends: PAID } as const;

export const plainScenarios: readonly Scenario[] = [
  {
    ...base,
    id: "paid-by-link",
    title: "Paid, link with parameters",
    about: "The link says what is owed, the bank agrees, the shop is told.",
    order: BY_PARAMETERS,
  },
  {
    ...base,
    id: "paid-by-invoice",
    title: "Paid, link with an invoice",
    about: "The shop's server made the invoice, the slip shows its rows, the bank agrees.",
    order: BY_INVOICE,
  },
  {
    ...base,
    id: "paid-in-yen",
    title: "Paid in yen",
    about: "A currency without cents: 12,500 yen are charged as 12500.",
    order: { amount: "12500", currency: "JPY", description: "Bonsai, 12 years old", link: "parameters" },
    ends: { ...PAID, minor: 12_500, says: ["¥12,500 was taken from Visa ending 0077."] },
  },
  {
    ...base,
    id: "paid-in-dinars",
    title: "Paid in dinars",
    about: "A currency with three digits: 42.750 dinars are charged as 42750.",
    order: { amount: "42.750", currency: "KWD", description: "Date palm", link: "parameters" },
    ends: { ...PAID, minor: 42_750, says: ["KWD 42.750 was taken from Visa ending 0077."] },
  },
  {
    ...base,
    id: "paid-in-hryvnias",
    repeats: true,
    title: "Paid in hryvnias, in Ukrainian",
    about: "The link asks for Ukrainian, and every step speaks it.",
    order: {
      ...BY_PARAMETERS,
      amount: "2450.00",
      currency: "UAH",
      locale: "uk",
      description: "Кімнатні рослини",
    },
    ends: { ...PAID, minor: 245_000, says: ["2 450,00 ₴", "Visa", "0077"] },
  },
  {
    ...base,
    id: "paid-in-russian",
    title: "Paid in dollars, in Russian",
    about: "The link asks for Russian, and every step speaks it.",
    order: {
      ...BY_PARAMETERS,
      amount: "64.00",
      currency: "USD",
      locale: "ru",
      description: "Комнатные растения",
    },
    ends: { ...PAID, minor: 6_400, says: ["64,00 $", "Visa", "0077"] },
  },
  {
    ...base,
    id: "paid-with-fee",
    title: "Paid with the payer's fee",
    about: "This account adds 1.5 %: 100.00 are owed, 101.50 are charged.",
    order: { ...BY_INVOICE, amount: "100.00", items: [], account: "coma_SandboxCommis01" },
    ends: { ...PAID, minor: 10_150, says: ["€101.50 was taken from Visa ending 0077."] },
  },
  {
    ...base,
    id: "paid-single-returns",
    title: "Paid, three addresses to come back to",
    about: "This account has an address of its own for success, for decline and for waiting.",
    order: { ...BY_INVOICE, account: WHOLE_WINDOW },
  },
  {
    ...base,
    id: "paid-in-part",
    title: "Paid in part",
    about: "The bank takes 50.00 of 108.90, and the page says exactly that.",
    order: BY_INVOICE,
    faults: { outcome: { kind: "partial", minor: 5000 } },
    ends: {
      page: "result",
      outcome: "partlyPaid",
      charged: 1,
      minor: 5_000,
      says: ["€50.00 was taken; the invoice is for €108.90.", "Please don’t pay the whole sum again."],
      orderState: "partlyPaid",
    },
  },
  {
    ...base,
    id: "slow-bank",
    title: "Slow bank",
    about: "The bank thinks for six seconds; the page waits with words and then tells.",
    order: BY_INVOICE,
    faults: { bankMs: 6000 },
  },
  {
    ...base,
    id: "bank-never-answers",
    title: "The bank never decides",
    about: "The payment stays on its way; the page keeps waiting and never asks to pay again.",
    order: BY_INVOICE,
    faults: { outcome: { kind: "processing" } },
    ends: {
      page: "waiting",
      outcome: "waiting",
      charged: 0,
      says: ["Please don’t pay again"],
      orderState: "waiting",
    },
  },
];
