import { BY_INVOICE, BY_PARAMETERS, DECLINED, PAID } from "@/e2e/scenarios/common";
import type { Scenario } from "@/e2e/scenarios/types";

const base = { group: "Wallets of the device", card: null } as const;

const CLOSED: Scenario["ends"] = {
  page: "wallet",
  outcome: "waiting",
  charged: 0,
  says: ["You closed it. Nothing was sent, and nothing was taken."],
  orderState: "new",
};

export const walletScenarios: readonly Scenario[] = [
  {
    ...base,
    id: "apple-pay-paid",
    title: "Apple Pay",
    about: "The list offers it where the device has it; the sheet is confirmed, and the bank agrees.",
    order: BY_PARAMETERS,
    wallet: { by: "apple_pay", payer: "confirms" },
    ends: PAID,
  },
  {
    ...base,
    id: "google-pay-paid",
    title: "Google Pay",
    about: "The list offers it where the browser has it; the sheet is confirmed, and the bank agrees.",
    order: BY_INVOICE,
    wallet: { by: "google_pay", payer: "confirms" },
    ends: PAID,
  },
  {
    ...base,
    id: "apple-pay-declined",
    title: "Apple Pay, declined",
    about: "The bank behind the wallet says no; the same or another way may be tried.",
    order: BY_INVOICE,
    faults: { outcome: { kind: "decline", code: "10105" } },
    wallet: { by: "apple_pay", payer: "confirms" },
    ends: DECLINED,
  },
  {
    ...base,
    id: "google-pay-closed",
    title: "Google Pay, closed again",
    about: "The payer closes the sheet: nothing is sent, and the button works again.",
    order: BY_INVOICE,
    wallet: { by: "google_pay", payer: "closes" },
    ends: CLOSED,
  },
];
