import { BY_INVOICE, DECLINED, PAID, VISA } from "@/e2e/scenarios/common";
import type { Scenario } from "@/e2e/scenarios/types";

const base = { group: "Callbacks", order: BY_INVOICE, card: VISA, ends: PAID } as const;

/** None of these is the Gate's word about this payment: nothing changes, and the true no is believed. */
const FORGERIES = [
  ["signature", "signed with a wrong secret"],
  ["project", "from another project"],
  ["paymentId", "for another payment"],
] as const;

const forged: readonly Scenario[] = FORGERIES.map(([kind, what]) => ({
  ...base,
  id: `callback-forged-${kind === "paymentId" ? "payment-id" : kind}`,
  title: `Forged: ${what}`,
  about: `A false success ${what} comes first; the bank's true answer is no.`,
  faults: { outcome: { kind: "decline", code: "10105" }, callback: { forged: kind } },
  ends: { ...DECLINED, group: "noMoney" },
}));

/** The Gate has signed these: money may have moved, so a no that follows is not believed and staff must look. */
const wrongSum: readonly Scenario[] = (["amount", "currency"] as const).map((kind) => ({
  ...base,
  id: `callback-wrong-${kind}`,
  title: `Wrong sum: another ${kind}`,
  about: `A signed success over another ${kind}, then a no: the page never says paid and never asks to pay again.`,
  faults: { outcome: { kind: "decline", code: "10105" }, callback: { forged: kind } },
  ends: {
    page: "waiting",
    outcome: "waiting",
    charged: 0,
    says: ["don’t pay again"],
    orderState: "waiting",
  },
}));

export const callbackScenarios: readonly Scenario[] = [
  {
    ...base,
    id: "callback-late",
    title: "Late callback",
    about: "The bank has paid at once, word of it comes four seconds later.",
    faults: { callback: { delayMs: 4000 } },
  },
  {
    ...base,
    id: "callback-lost",
    title: "Lost callback",
    about: "No callback ever comes; asking the Gate brings the truth.",
    faults: { callback: { lost: true } },
  },
  {
    ...base,
    id: "callback-lost-decline",
    title: "Lost callback of a decline",
    about: "No callback ever comes; asking the Gate brings the bank's no.",
    faults: { outcome: { kind: "decline", code: "10105" }, callback: { lost: true } },
    ends: { ...DECLINED, group: "noMoney" },
  },
  {
    ...base,
    id: "callback-doubled",
    title: "Callback three times",
    about: "The same callback comes three times and counts once.",
    faults: { callback: { copies: 3 } },
  },
  {
    ...base,
    id: "callback-reordered",
    title: "Callbacks in the wrong order",
    about: "The final one comes before the one in between.",
    faults: { callback: { reordered: true } },
  },
  {
    ...base,
    id: "callback-before-answer",
    title: "Callback before the answer",
    about: "The final callback is there before the Gate has answered the sale.",
    faults: { callback: { beforeAnswer: true } },
  },
  ...forged,
  ...wrongSum,
  {
    ...base,
    id: "callback-decline-after-success",
    title: "Decline after success",
    about: "A decline follows a success; money that was taken stays shown as taken.",
    faults: { callback: { contradiction: "declineAfterSuccess" } },
  },
  {
    ...base,
    id: "callback-success-after-decline",
    title: "Success after decline",
    about: "A success follows a decline; the page turns to paid and nobody pays twice.",
    faults: { callback: { contradiction: "successAfterDecline" } },
  },
];
