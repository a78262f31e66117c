import { BY_INVOICE, BY_PARAMETERS } from "@/e2e/scenarios/common";
import type { Scenario, Spoil } from "@/e2e/scenarios/types";

const base = { group: "Ended and wrong links", card: null } as const;

const dead = {
  page: "link",
  outcome: "deadLink",
  charged: 0,
  says: ["othing was taken"],
  orderState: "new",
} as const;

const WRONG: readonly [spoil: Spoil, id: string, title: string, about: string][] = [
  ["noKey", "no-key", "Link without a key", "The shop's key is missing."],
  ["unknownKey", "unknown-key", "Link with an unknown key", "No shop has this key."],
  ["noAmount", "no-amount", "Link without an amount", "The link does not say how much."],
  ["badAmount", "bad-amount", "Link with a senseless amount", "The amount is no number."],
  ["badCurrency", "bad-currency", "Link with an unknown currency", "There is no such currency."],
  ["unknownInvoice", "unknown-invoice", "Unknown invoice", "No invoice has this number."],
  ["malformedInvoice", "malformed-invoice", "Senseless invoice number", "The number cannot be one of ours."],
];

const wrong: readonly Scenario[] = WRONG.map(([spoil, id, title, about]) => ({
  ...base,
  id: `link-${id}`,
  title,
  about: `${about} The page says what to do; nothing is created.`,
  order: { ...(spoil.endsWith("Invoice") ? BY_INVOICE : BY_PARAMETERS), spoil },
  ends: dead,
}));

export const linkScenarios: readonly Scenario[] = [
  {
    ...base,
    id: "invoice-expired",
    title: "Time is over",
    about: "The invoice has ended before the payer comes; nothing can be paid any more.",
    order: { ...BY_INVOICE, expiresInSeconds: -60 },
    ends: {
      page: "result",
      outcome: "expired",
      charged: 0,
      says: ["The time to pay ran out", "Nothing was taken."],
      orderState: "expired",
    },
  },
  {
    ...base,
    id: "link-expired",
    title: "Link has ended",
    about: "The link itself carries a time that has passed; no invoice is made.",
    order: { ...BY_PARAMETERS, expiresInSeconds: -60 },
    ends: { ...dead, says: ["This link has ended", "othing was taken"] },
  },
  {
    ...base,
    id: "invoice-cancelled",
    title: "Taken back by the shop",
    about: "The shop has cancelled the invoice before the payer comes.",
    order: { ...BY_INVOICE, spoil: "terminated" },
    ends: {
      page: "result",
      outcome: "cancelled",
      charged: 0,
      says: ["This invoice was cancelled", "Nothing was taken."],
      orderState: "cancelled",
    },
  },
  {
    ...base,
    id: "link-forbidden",
    title: "Links are switched off",
    about: "This account allows no links with parameters.",
    order: { ...BY_PARAMETERS, account: "coma_SandboxForbid01" },
    ends: dead,
  },
  {
    ...base,
    id: "link-inactive",
    title: "Account is not active",
    about: "The account behind the link cannot take payments.",
    order: { ...BY_PARAMETERS, account: "coma_SandboxInactiv1" },
    ends: dead,
  },
  ...wrong,
];
