import type { Dice } from "@/e2e/simulation/dice";
import type { Stage } from "@/e2e/simulation/gate/payment";
import type { Leaning } from "@/e2e/simulation/plan";

const cardWays: readonly [readonly Stage[], ...(readonly Stage[])[]] = [
  [],
  [],
  [],
  ["deviceCheck"],
  ["deviceCheck", "challenge"],
  ["challenge"],
  ["pareq"],
  ["challenge", "challenge"],
  ["code"],
  ["merchantAuth"],
  ["clarification"],
];
const otherWays: readonly [readonly Stage[], ...(readonly Stage[])[]] = [
  [],
  ["redirect"],
  ["display"],
  ["display"],
  ["clarification", "redirect"],
  ["code"],
];
const ends: readonly [Stage, ...Stage[]] = [
  "success",
  "success",
  "success",
  "success",
  "success",
  "decline",
  "decline",
  "decline",
  "error",
  "partial",
  "offer",
  "offer",
];

/** Codes after which a payer may go on, and some after which he may not. Source: gate.md 20. */
export const declineCodes = ["10105", "10105", "10103", "10403", "10100", "20802", "30000", "10104"] as const;

/** What lies between a sale and its end. */
export const courseOf = (dice: Dice, isCard: boolean, leaning: Leaning | null): Stage[] => [
  ...dice.pick(isCard ? cardWays : otherWays),
  leaning !== null && dice.oneIn(2) ? leaning : dice.pick(ends),
];

/** Which stages a request may answer. */
export const answering: Readonly<Record<string, readonly Stage[]>> = {
  "payment/card/3ds_check_iframe": ["deviceCheck"],
  "payment/card/3ds_result": ["challenge", "pareq"],
  "payment/clarification": ["clarification", "code"],
  "payment/card/merchant_auth": ["merchantAuth"],
};
