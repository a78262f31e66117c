import { describe, expect, test } from "vitest";
import { declineTexts } from "@/lib/i18n/decline-texts";
import { LOCALES } from "@/lib/i18n/locales";
import { texts as textsOf } from "@/lib/i18n/texts";
import { documentedCodes } from "@/lib/payment/documented-codes";
import { declineGroup, groupRules, type DeclineGroup } from "@/lib/payment/result-codes";

describe.each(LOCALES)("a declined payer who reads %s", (locale) => {
  const texts = textsOf(locale);
  const NOTHING = texts.t("money.nothingTaken");

  test("is told of every documented code what happened, what of the money, why and what to do", () => {
    for (const code of documentedCodes.keys()) {
      const words = declineTexts(texts, declineGroup(code), "4242");
      for (const text of Object.values(words)) expect([code, text.length > 3]).toEqual([code, true]);
    }
  });

  test("is told that nothing was taken wherever that is certain, and nowhere else", () => {
    const doubtful = (Object.keys(groupRules) as DeclineGroup[]).filter(
      (group) => declineTexts(texts, group, null).money !== NOTHING,
    );
    expect(doubtful.toSorted()).toEqual(["notCompleted", "stillWaiting", "wrongAmount"]);
  });

  test("reads nothing of a card where the code was a one-time code", () => {
    const words = Object.values(declineTexts(texts, "wrongTypedCode", "4242")).join(" ");
    expect(words).not.toMatch(/card|карт|4242/i);
    expect(words).not.toBe(Object.values(declineTexts(texts, "wrongCode", "4242")).join(" "));
  });

  test("never reads the Gate's own code, only the group's words", () => {
    for (const group of Object.keys(groupRules) as DeclineGroup[])
      expect(Object.values(declineTexts(texts, group, null)).join(" ")).not.toMatch(/\d{3,}/);
  });
});
