import { describe, expect, test } from "vitest";
import { declineGroup, groupRules, isShownToPayer, type DeclineGroup } from "@/lib/payment/result-codes";

/** gate.md 20.2, row by row. */
const rows: Record<DeclineGroup, readonly string[]> = {
  noMoney: ["10105", "10112", "10113", "20105"],
  limit: ["10101", "20101", "2642", "3355", "3357", "3358", "3360"],
  wrongData: ["10102", "10103", "10107", "10805", "2061", "3141", "3161", "3162", "20102", "20103", "109"],
  cardExpired: ["10106", "3021"],
  authFailed: ["104", "108", "10104", "10114", "2466"],
  authNeeded: ["10403", "10709", "10722"],
  bankRefused:
    "100 10000 10100 10201 10204 10205 10206 10806 10810 10811 10812 20000 20100 20106 20107 20201".split(
      " ",
    ),
  security:
    "402 1401 1402 1415 1437 1463 1499 10203 10401 10402 10404 10405 10807 20203 20401 20402 3199".split(" "),
  temporary: "314 601 602 603 2147 3062 10202 10505 10601 10602 10603 20202 20206 20601 20602 20603".split(
    " ",
  ),
  cancelledByPayer: ["301", "10301", "20301"],
  wrongAmount: ["20304"],
  savedCardGone: ["3027", "3101", "3221", "3022"],
  stillWaiting: ["9999", "19999", "29999", "20802", "20899"],
  technical: ["501", "502", "3061", "3261", "10503", "20501", "30000", "1400", "1500", "99999"],
};

describe("the group of a result code", () => {
  test.each(Object.entries(rows).flatMap(([group, codes]) => codes.map((code) => [code, group])))(
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
    expect(groupRules.stillWaiting).toEqual({
      sameCard: false,
      otherCard: false,
      retry: false,
      later: false,
    });
  });

  test("a refused or suspect card is not offered again, another one is", () => {
    for (const group of ["noMoney", "limit", "cardExpired", "bankRefused", "security"] as const)
      expect(groupRules[group]).toMatchObject({ sameCard: false, otherCard: true, retry: true });
  });

  test("no card is advised where no try is allowed", () => {
    for (const rule of Object.values(groupRules)) expect(rule.retry).toBe(rule.sameCard || rule.otherCard);
  });
});

test.each([
  ["10401", false],
  ["20401", false],
  [null, false],
  ["10105", true],
  ["10402", true],
])("the code %s may be shown to a payer: %s", (code, shown) => {
  expect(isShownToPayer(code)).toBe(shown);
});
