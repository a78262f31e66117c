import { documentedCodes, numbersIn } from "@/lib/payment/documented-codes";

/** What a decline means to a payer: one group for each way in which a payer would act. Source: gate.md 20.2. */
export const declineGroups = [
  "noMoney",
  "limit",
  "amountUnfit",
  "wrongData",
  "wrongCode",
  "wrongDetails",
  "cardExpired",
  "cardLocked",
  "cardReplaced",
  "cardNotTaken",
  "notEnrolled",
  "authFailed",
  "authNeeded",
  "bankRefused",
  "notApproved",
  "security",
  "temporary",
  "timeOut",
  "cancelledByPayer",
  "wrongAmount",
  "notCompleted",
  "savedCardGone",
  "accountData",
  "accountLocked",
  "accountFunds",
  "accountRefused",
  "methodUnfit",
  "merchantRefused",
  "shopSetup",
  "stillWaiting",
  "technical",
] as const;

export type DeclineGroup = (typeof declineGroups)[number];

/** Who can put it right. `time`: nobody has to, it passes. */
export type Helper = "payer" | "bank" | "shop" | "time";

/**
 * What may be advised after a decline of that group.
 *
 * - `sameCard`: the same card or account may go through now, as it is or with its data put right.
 * - `otherCard`: another card is worth a try.
 * - `retry`: another try by card may be made at all, when the payer asks for it.
 * - `later`: the same may go through after a time.
 * - `otherMethod`: another way to pay may be chosen.
 */
export type DeclineRule = {
  readonly sameCard: boolean;
  readonly otherCard: boolean;
  readonly retry: boolean;
  readonly later: boolean;
  readonly otherMethod: boolean;
  readonly helper: Helper;
};

const any = { sameCard: true, otherCard: true, retry: true, later: false, otherMethod: true } as const;
const other = { ...any, sameCard: false } as const;
const noCard = { ...other, otherCard: false, retry: false } as const;

/** The advice of each group. Nothing is ever repeated without the payer. Source: gate.md 20.1. */
export const groupRules = {
  noMoney: { ...other, later: true, helper: "payer" },
  limit: { ...other, later: true, helper: "bank" },
  amountUnfit: { ...other, helper: "shop" },
  wrongData: { ...any, helper: "payer" },
  wrongCode: { ...any, helper: "payer" },
  wrongDetails: { ...any, helper: "payer" },
  cardExpired: { ...other, helper: "payer" },
  cardLocked: { ...other, helper: "bank" },
  cardReplaced: { ...other, helper: "payer" },
  cardNotTaken: { ...other, helper: "payer" },
  notEnrolled: { ...other, later: true, helper: "bank" },
  authFailed: { ...any, helper: "payer" },
  authNeeded: { ...any, helper: "payer" },
  bankRefused: { ...other, helper: "bank" },
  notApproved: { ...other, helper: "payer" },
  security: { ...other, helper: "payer" },
  temporary: { ...any, later: true, helper: "time" },
  timeOut: { ...any, helper: "payer" },
  cancelledByPayer: { ...any, helper: "payer" },
  wrongAmount: { ...any, helper: "shop" },
  notCompleted: { ...any, helper: "shop" },
  savedCardGone: { ...any, helper: "payer" },
  accountData: { ...any, helper: "payer" },
  accountLocked: { ...other, helper: "bank" },
  accountFunds: { ...other, later: true, helper: "payer" },
  accountRefused: { ...other, helper: "bank" },
  methodUnfit: { ...other, helper: "payer" },
  merchantRefused: { ...noCard, helper: "shop" },
  shopSetup: { ...any, helper: "shop" },
  // Money may still move: whatever is paid beside it could be paid twice.
  stillWaiting: { ...noCard, otherMethod: false, later: true, helper: "shop" },
  technical: { ...any, later: true, helper: "time" },
} as const satisfies Record<DeclineGroup, DeclineRule>;

/**
 * The codes of each group. Where it departs from the proposal of gate.md 20.2, a payer would do something else: look at
 * the code on the card (10103), unlock it (10107), look for the new card (10805), switch the check on (10205), check an
 * address (109); and codes of accounts and wallets (20xxx) do not speak of cards.
 */
const codes: Readonly<Record<Exclude<DeclineGroup, "shopSetup" | "notApproved">, string>> = {
  noMoney: "10105 10112 10113",
  limit: "10101 3355 3357",
  amountUnfit: "309 2642 3117 3118 3120 3281 3289 3358",
  wrongData: "10102 3141 3161 3162 3436",
  wrongCode: "10103",
  wrongDetails: "109 2061 2261 2426 2609-2611 3001-3004",
  cardExpired: "10106 3021 3029 3434",
  cardLocked: "10107",
  cardReplaced: "10805 10810 10812",
  cardNotTaken: "3105 3356 3360 3400 3411 3480 3617 10108",
  notEnrolled: "10205",
  authFailed: "104 108 10104 10114 2466",
  authNeeded: "10403 10709 10722",
  bankRefused: "100 10000 10100 10201 10204 10206 10806 10811",
  security: "402 1401-1499 3199 10203 10401 10402 10404 10405 10807 20203 20401 20402",
  temporary: "314 601-603 2147 3062 10202 10505 10601-10603 20202 20206 20601 20603",
  timeOut: "3191 3198 20602",
  cancelledByPayer: "301 10301 20301",
  wrongAmount: "20304",
  notCompleted: "10801 20801 20812",
  savedCardGone: "3022 3027 3101 3183 3221 3438 3439",
  accountData: "20102 20103 20302",
  accountLocked: "20104 20106 20111 20201 20204 20303",
  accountFunds: "20101 20105",
  accountRefused: "20000 20100",
  methodUnfit: "310 2541 3023 3102 3119 3121 3297 3298 20107 20205 20706",
  merchantRefused: "30000 30100 30301-30303 30401",
  stillWaiting: "9999 19999 20802 20899 29999",
  technical: `0 501 502 3026 3041 3060 3061 3081 3201 3613 10109 10110 10501 10502 10701-10703 20109 20110 20450 20451
    20501 20502 20604 20701-20703`,
};

/** Causes of our own, see `Attempt.code`: the try never reached the Gate. */
const ownCauses: Readonly<Record<string, DeclineGroup>> = {
  unreachable: "temporary",
  notSent: "temporary",
  notFound: "temporary",
  rejected: "technical",
};

/** Of the documented codes, what no other group names is the shop's own settings or data. Source: gate.md 20, ranges. */
const groups: ReadonlyMap<string, DeclineGroup> = new Map<string, DeclineGroup>([
  ...Object.entries(ownCauses),
  ...[...documentedCodes.keys()].map((code) => [code, "shopSetup"] as const),
  ...(Object.keys(codes) as (keyof typeof codes)[]).flatMap((group) =>
    numbersIn(codes[group]).map((code) => [String(code), group] as const),
  ),
]);

/** The group of a result code (or of one of our own causes); what is unknown is technical. Source: gate.md 20.2. */
export const declineGroup = (code: string | null): DeclineGroup => groups.get(code ?? "") ?? "technical";

/** Groups that tell whoever tries stolen cards which part of one was right, or whether it lives. */
const oracles: ReadonlySet<DeclineGroup> = new Set([
  "noMoney",
  "limit",
  "wrongData",
  "wrongCode",
  "cardExpired",
  "cardLocked",
  "cardReplaced",
  "cardNotTaken",
  "notEnrolled",
  "authFailed",
  "bankRefused",
  "security",
]);

/**
 * The same while cards are tried in numbers: what speaks of the card is one group, and what speaks of money, of the
 * shop or of time stays as it is. Source: trust-and-speed.md B.5.
 */
export const quietGroup = (code: string | null): DeclineGroup => {
  const group = declineGroup(code);
  return oracles.has(group) ? "notApproved" : group;
};

/**
 * Codes of risk systems stay with us: a payer never sees them. Nor our own causes, which are English words. Source:
 * gate.md 18.3.
 */
export const isShownToPayer = (code: string | null): boolean =>
  code !== null && /^\d+$/.test(code) && code !== "10401" && code !== "20401";
