/** What a decline means to a payer. Source: gate.md 20.2. */
export type DeclineGroup =
  | "noMoney"
  | "limit"
  | "wrongData"
  | "cardExpired"
  | "authFailed"
  | "authNeeded"
  | "bankRefused"
  | "security"
  | "temporary"
  | "cancelledByPayer"
  | "wrongAmount"
  | "savedCardGone"
  | "stillWaiting"
  | "technical";

/**
 * What may be advised after a decline of that group.
 *
 * - `sameCard`: the same card may go through now, as it is or with its data put right.
 * - `otherCard`: another card is worth a try.
 * - `retry`: another try by card may be made at all, when the payer asks for it.
 * - `later`: the same may go through after a time.
 */
export type DeclineRule = {
  readonly sameCard: boolean;
  readonly otherCard: boolean;
  readonly retry: boolean;
  readonly later: boolean;
};

/** The advice of each group. Nothing is ever repeated without the payer. Source: gate.md 20.1. */
export const groupRules = {
  noMoney: { sameCard: false, otherCard: true, retry: true, later: true },
  limit: { sameCard: false, otherCard: true, retry: true, later: true },
  wrongData: { sameCard: true, otherCard: true, retry: true, later: false },
  cardExpired: { sameCard: false, otherCard: true, retry: true, later: false },
  authFailed: { sameCard: true, otherCard: true, retry: true, later: false },
  authNeeded: { sameCard: true, otherCard: true, retry: true, later: false },
  bankRefused: { sameCard: false, otherCard: true, retry: true, later: false },
  security: { sameCard: false, otherCard: true, retry: true, later: false },
  temporary: { sameCard: true, otherCard: true, retry: true, later: true },
  cancelledByPayer: { sameCard: true, otherCard: true, retry: true, later: false },
  wrongAmount: { sameCard: true, otherCard: true, retry: true, later: false },
  savedCardGone: { sameCard: true, otherCard: true, retry: true, later: false },
  stillWaiting: { sameCard: false, otherCard: false, retry: false, later: false },
  technical: { sameCard: true, otherCard: true, retry: true, later: true },
} satisfies Record<DeclineGroup, DeclineRule>;

type CodeRange = readonly [from: number, to: number];

/** The codes of each group, numbers and ranges with both ends in; every other code is technical. Source: gate.md 20.2. */
const codes: Readonly<Record<Exclude<DeclineGroup, "technical">, readonly (number | CodeRange)[]>> = {
  noMoney: [10105, 10112, 10113, 20105],
  limit: [10101, 20101, 2642, 3355, 3357, 3358, 3360],
  wrongData: [10102, 10103, 10107, 10805, 2061, 3141, 3161, 3162, 20102, 20103, 109],
  cardExpired: [10106, 3021],
  authFailed: [104, 108, 10104, 10114, 2466],
  authNeeded: [10403, 10709, 10722],
  bankRefused: [
    100, 10000, 10100, 10201, 10204, 10205, 10206, 10806, 10810, 10811, 10812, 20000, 20100, 20106, 20107,
    20201,
  ],
  security: [402, [1401, 1499], 10203, 10401, 10402, 10404, 10405, 10807, 20203, 20401, 20402, 3199],
  temporary: [
    314, 601, 602, 603, 2147, 3062, 10202, 10505, 10601, 10602, 10603, 20202, 20206, 20601, 20602, 20603,
  ],
  cancelledByPayer: [301, 10301, 20301],
  wrongAmount: [20304],
  savedCardGone: [3027, 3101, 3221, 3022],
  stillWaiting: [9999, 19999, 29999, 20802, 20899],
};

/** Causes of our own, see `Attempt.code`: the try never reached the Gate. */
const ownCauses: Readonly<Record<string, DeclineGroup>> = {
  unreachable: "temporary",
  notSent: "temporary",
  notFound: "temporary",
  rejected: "technical",
};

const groups: ReadonlyMap<string, DeclineGroup> = new Map([
  ...Object.entries(ownCauses),
  ...(Object.keys(codes) as (keyof typeof codes)[]).flatMap((group) =>
    codes[group].flatMap(numbersOf).map((code) => [String(code), group] as const),
  ),
]);

function numbersOf(entry: number | CodeRange): number[] {
  if (typeof entry === "number") return [entry];
  const [from, to] = entry;
  return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}

/** The group of a result code (or of one of our own causes); what is unknown is technical. Source: gate.md 20.2. */
export const declineGroup = (code: string | null): DeclineGroup => groups.get(code ?? "") ?? "technical";

/** Codes of risk systems stay with us: a payer never sees them. Source: gate.md 18.3. */
export const isShownToPayer = (code: string | null): boolean =>
  code !== null && code !== "10401" && code !== "20401";
