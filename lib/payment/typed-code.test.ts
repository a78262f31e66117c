import { expect, it } from "vitest";
import { anAttempt } from "@/lib/payment/factories";
import { codeMark, isTypedCodeWrong } from "@/lib/payment/typed-code";

it.each([
  ["a card's security code", { code: "10103" }, false],
  ["a code that was typed for a card", { code: "10103", answered: ["a", "code:a"] }, true],
  ["a code of another method", { code: "10103", gateMethod: "mobile" }, true],
  ["a notice's code", { code: "10104", answered: ["a", "code:a"] }, true],
  ["the bank's own check", { code: "10104", answered: ["a", "message:b"] }, false],
  ["another reason after a code", { code: "10105", answered: ["a", "code:a"] }, false],
])("a wrong code is told for what it is: %s", (_, over, expected) =>
  expect(isTypedCodeWrong(anAttempt({ state: "declined", ...over }))).toBe(expected),
);

it("only an ask for a one-time code leaves the mark of one", () => {
  const round = { until: null, resendAt: null, resends: null };
  const ask = { kind: "clarification", fields: [], code: round } as const;
  expect(codeMark({ key: "a", instruction: ask })).toBe("code:a");
  expect(codeMark({ key: "a", instruction: { ...ask, code: null } })).toBeNull();
});
