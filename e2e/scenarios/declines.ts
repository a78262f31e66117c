import { BY_INVOICE, DECLINED, VISA } from "@/e2e/scenarios/common";
import type { DeclineGroup, Scenario } from "@/e2e/scenarios/types";

/** One result code for each group of reasons, gate.md 20.2. */
const REASONS: readonly [group: DeclineGroup, code: string, title: string][] = [
  ["noMoney", "10105", "not enough money"],
  ["limit", "10101", "over the card's limit"],
  ["amountUnfit", "2642", "the sum doesn't fit"],
  ["wrongData", "10102", "wrong card details"],
  ["wrongCode", "10103", "wrong security code"],
  ["wrongDetails", "109", "the address doesn't match"],
  ["cardExpired", "10106", "card has ended"],
  ["cardLocked", "10107", "card is locked"],
  ["cardReplaced", "10812", "card was replaced"],
  ["cardNotTaken", "3356", "this kind of card isn't taken"],
  ["notEnrolled", "10205", "card without 3-D Secure"],
  ["authFailed", "10104", "the bank's check failed"],
  ["authNeeded", "10403", "the bank wants its own check"],
  ["bankRefused", "10201", "the bank gives no reason"],
  ["security", "10404", "refused for security"],
  ["temporary", "10601", "trouble that passes"],
  ["timeOut", "20602", "not confirmed in time"],
  ["cancelledByPayer", "10301", "cancelled by the payer"],
  ["savedCardGone", "3027", "saved card no longer valid"],
  ["accountData", "20103", "wrong account details"],
  ["accountLocked", "20106", "account is closed"],
  ["accountFunds", "20105", "not enough on the account"],
  ["accountRefused", "20100", "the wallet gives no reason"],
  ["methodUnfit", "3023", "currency is switched off"],
  ["merchantRefused", "30000", "refused by the shop"],
  ["shopSetup", "10503", "the shop's settings"],
  ["technical", "501", "technical fault"],
];

/** Their page has the same ways on as a group's above; only its words differ, and those have their own tests. */
const REPEATING: ReadonlySet<DeclineGroup> = new Set<DeclineGroup>([
  "amountUnfit",
  "wrongCode",
  "wrongDetails",
  "cardLocked",
  "cardReplaced",
  "cardNotTaken",
  "notEnrolled",
  "timeOut",
  "accountData",
  "accountLocked",
  "accountFunds",
  "accountRefused",
  "methodUnfit",
  "merchantRefused",
  "shopSetup",
]);

const id = (group: DeclineGroup): string =>
  `declined-${group.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Declines after which money may have left the payer: the page does not say that nothing was taken. */
const DOUBTFUL: readonly [group: DeclineGroup, code: string, title: string, says: string][] = [
  ["wrongAmount", "20304", "another sum was sent", "Nothing was counted towards this invoice."],
  ["notCompleted", "10801", "agreed to, but not carried out", "Nothing was counted towards this invoice."],
  ["stillWaiting", "20802", "no last word", "It is not certain whether money was taken."],
];

export const declineScenarios: readonly Scenario[] = [
  ...REASONS.map(([group, code, title]): Scenario => ({
    id: id(group),
    group: "Declined",
    title: `Declined: ${title}`,
    about: `The bank says no with code ${code}; nothing is taken and the page says why.`,
    order: BY_INVOICE,
    card: VISA,
    ...(REPEATING.has(group) ? { repeats: true } : {}),
    faults: { outcome: { kind: "decline", code } },
    ends: { ...DECLINED, group, says: ["Nothing was taken.", `Support code ${code}`] },
  })),
  ...DOUBTFUL.map(([group, code, title, says]): Scenario => ({
    id: id(group),
    group: "Declined",
    title: `Declined: ${title}`,
    about: `The payment ends with code ${code}; the page claims no more of the money than is certain.`,
    order: BY_INVOICE,
    card: VISA,
    faults: { outcome: { kind: "decline", code } },
    ends: { ...DECLINED, group, says: [says, `Support code ${code}`] },
  })),
];
