import { BY_INVOICE, DECLINED, VISA } from "@/e2e/scenarios/common";
import type { DeclineGroup, Scenario } from "@/e2e/scenarios/types";

/** One result code for each group of reasons, gate.md 20.2. */
const REASONS: readonly [group: DeclineGroup, code: string, title: string][] = [
  ["noMoney", "10105", "not enough money"],
  ["limit", "10101", "over the card's limit"],
  ["wrongData", "10103", "wrong security code"],
  ["cardExpired", "10106", "card has ended"],
  ["authFailed", "10104", "the bank's check failed"],
  ["authNeeded", "10403", "the bank wants its own check"],
  ["bankRefused", "10201", "the bank gives no reason"],
  ["security", "10404", "refused for security"],
  ["temporary", "10601", "trouble that passes"],
  ["cancelledByPayer", "10301", "cancelled by the payer"],
  ["savedCardGone", "3027", "saved card no longer valid"],
  ["technical", "10503", "technical fault"],
];

export const declineScenarios: readonly Scenario[] = REASONS.map(([group, code, title]) => ({
  id: `declined-${group.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  group: "Declined",
  title: `Declined: ${title}`,
  about: `The bank says no with code ${code}; nothing is taken and the page says why.`,
  order: BY_INVOICE,
  card: VISA,
  faults: { outcome: { kind: "decline", code } },
  ends: { ...DECLINED, group },
}));
