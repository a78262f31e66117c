import { describe, expect, test } from "vitest";
import { documentedCodes } from "@/lib/payment/documented-codes";
import {
  declineGroup,
  groupRules,
  isShownToPayer,
  quietGroup,
  type DeclineGroup,
} from "@/lib/payment/result-codes";

/** What each code must be told as; the groups are gate.md 20.2, made finer where a payer acts otherwise. */
const rows: Record<Exclude<DeclineGroup, "notApproved">, string> = {
  noMoney: "10105 10112 10113",
  limit: "10101 3355 3357",
  amountUnfit: "309 2642 3358",
  wrongData: "10102 3141 3161 3162",
  wrongCode: "10103",
  wrongDetails: "109 2061 3002",
  cardExpired: "10106 3021",
  cardLocked: "10107",
  cardReplaced: "10805 10810 10812",
  cardNotTaken: "3105 3356 3360 10108",
  notEnrolled: "10205",
  authFailed: "104 108 10104 10114 2466",
  authNeeded: "10403 10709 10722",
  bankRefused: "100 10000 10100 10201 10204 10206 10806 10811",
  security: "402 1401 1402 1415 1437 1463 1499 10203 10401 10402 10404 10405 10807 20203 20401 20402 3199",
  temporary: "314 601 602 603 2147 3062 10202 10505 10601 10602 10603 20202 20206 20601 20603",
  timeOut: "3191 3198 20602",
  cancelledByPayer: "301 10301 20301",
  wrongAmount: "20304",
  notCompleted: "10801 20801 20812",
  savedCardGone: "3027 3101 3221 3022",
  accountData: "20102 20103",
  accountLocked: "20104 20106 20201",
  accountFunds: "20101 20105",
  accountRefused: "20000 20100",
  methodUnfit: "3023 20107 20205",
  merchantRefused: "30000 30100 30301 30401",
  shopSetup: "303 3261 3262 2442 10503 10504 20705 3333",
  stillWaiting: "9999 19999 29999 20802 20899",
  technical: "0 501 502 3061 20501 1400 1500 2999 30500 99999",
};

describe("the group of a result code", () => {
  test.each(Object.entries(rows).flatMap(([group, codes]) => codes.split(" ").map((code) => [code, group])))(
    "%s is %s",
    (code, group) => {
      expect(declineGroup(code)).toBe(group);
    },
  );

  test.each([null, "", "abc", "constructor", "010105", " 10105"])(
    "what is unknown is technical: %s",
    (code) => {
      expect(declineGroup(code)).toBe("technical");
    },
  );

  test.each([
    ["unreachable", "temporary"],
    ["notSent", "temporary"],
    ["notFound", "temporary"],
    ["rejected", "technical"],
  ])("our own cause %s is %s", (cause, group) => {
    expect(declineGroup(cause)).toBe(group);
  });

  test("the whole range of the risk system is a security refusal", () => {
    const range = Array.from({ length: 99 }, (_, step) => String(1401 + step));
    expect(new Set(range.map(declineGroup))).toEqual(new Set(["security"]));
  });
});

describe("the advice of a group", () => {
  test("what is still waiting invites nothing: another try could charge twice", () => {
    expect(groupRules.stillWaiting).toMatchObject({
      sameCard: false,
      otherCard: false,
      retry: false,
      otherMethod: false,
    });
  });

  test("a refused or suspect card is not offered again, another one is", () => {
    for (const group of ["noMoney", "limit", "cardExpired", "cardLocked", "bankRefused", "security"] as const)
      expect(groupRules[group]).toMatchObject({ sameCard: false, otherCard: true, retry: true });
  });

  test("no card is advised where no try is allowed", () => {
    for (const rule of Object.values(groupRules)) expect(rule.retry).toBe(rule.sameCard || rule.otherCard);
  });
});

describe("every documented result code", () => {
  const all = [...documentedCodes.entries()];

  test("is in the table: 378 of them, 0 to 30401", () => {
    expect(all.length).toBe(378);
    expect(all.filter(([code]) => !/^\d{1,5}$/.test(code))).toEqual([]);
  });

  test("has a group with an action, a retry flag and somebody who can help", () => {
    for (const [code] of all) {
      const rule = groupRules[declineGroup(code)];
      expect([code, typeof rule.retry, rule.helper]).toEqual([code, "boolean", expect.any(String)]);
      // A payer always has a way on: another try, another way, or somebody to ask.
      expect([code, rule.retry || rule.otherMethod || rule.helper === "shop"]).toEqual([code, true]);
    }
  });

  test("that the Gate says to wait for is never told as an end", () => {
    const waiting = all.filter(([, kind]) => kind === "W").map(([code]) => code);
    expect(new Set(waiting.map(declineGroup))).toEqual(new Set(["stillWaiting"]));
    const told = all.filter(([code]) => declineGroup(code) === "stillWaiting").map(([code]) => code);
    expect(told.toSorted()).toEqual(waiting.toSorted());
  });

  test("that the Gate forbids to repeat never invites the same card", () => {
    const repeatable = all.filter(([code, kind]) => kind === "N" && groupRules[declineGroup(code)].sameCard);
    // Of a stored payment agreement, not of this payment; and the code of a success.
    expect(repeatable.map(([code]) => code).toSorted()).toEqual(["0", "10110", "20110", "3183"]);
  });
});

test.each([
  ["10401", false],
  ["20401", false],
  [null, false],
  ["10105", true],
  ["10402", true],
  ["notFound", false],
])("the code %s may be shown to a payer: %s", (code, shown) => {
  expect(isShownToPayer(code)).toBe(shown);
});

test("while cards are tried in numbers all that speaks of a card is one group, and money, shop and time are not", () => {
  const spoken = new Map<DeclineGroup, DeclineGroup>();
  for (const code of documentedCodes.keys()) spoken.set(declineGroup(String(code)), quietGroup(String(code)));
  const silent = [...spoken].filter(([group, told]) => told !== group).map(([group]) => group);
  expect(new Set(silent.map((group) => spoken.get(group)))).toEqual(new Set(["notApproved"]));
  expect(silent).toEqual(
    expect.arrayContaining(["noMoney", "wrongCode", "cardExpired", "cardLocked", "bankRefused"]),
  );
  for (const group of ["stillWaiting", "authNeeded", "wrongAmount", "merchantRefused", "temporary"] as const)
    expect([group, spoken.get(group)]).toEqual([group, group]);
});
