import { describe, expect, test } from "vitest";
import type { Attempt } from "@/lib/payment/attempt";
import { isCodePending, nextCodeAt } from "@/lib/payment/code-round";
import { anAttempt, someNews } from "@/lib/payment/factories";
import type { CodeRound } from "@/lib/payment/instruction";
import { readNews } from "@/lib/payment/transition";

type Asked = NonNullable<Attempt["asked"]>;
const round: CodeRound = { until: 90_000, resendAt: 90_000, resends: 2 };
const code = (over: Partial<CodeRound> | null, codeSent?: Asked["codeSent"]): Asked => ({
  key: "a",
  at: 1_000,
  instruction: { kind: "clarification", fields: [], code: over === null ? null : { ...round, ...over } },
  ...(codeSent && { codeSent }),
});
const consent = (codeSent?: Asked["codeSent"]): Asked => ({
  key: "a",
  at: 1_000,
  instruction: { kind: "confirmation" },
  ...(codeSent && { codeSent }),
});

describe("a new code", () => {
  test("may be had from the Gate's time on, as often as it says", () => {
    expect(nextCodeAt(code({}))).toBe(90_000);
    expect(nextCodeAt(code({ resends: null }))).toBe(90_000);
    expect(nextCodeAt(code({ resendAt: null }))).toBe(0);
    expect(nextCodeAt(code({ resends: 0 }))).toBeNull();
  });
  test("is not to be had where the Gate offers none", () => {
    expect(nextCodeAt(code({ resends: null, resendAt: null }))).toBeNull();
    expect(nextCodeAt(code(null))).toBeNull();
    expect(
      nextCodeAt({ ...consent(), instruction: { kind: "deviceCheck", url: "", params: [] } }),
    ).toBeNull();
  });
  test("comes half a minute after the last one at the earliest", () => {
    expect(nextCodeAt(code({}, { at: 95_000, times: 1 }))).toBe(125_000);
    expect(nextCodeAt(consent())).toBe(0);
    expect(nextCodeAt(consent({ at: 95_000, times: 1 }))).toBe(125_000);
  });
  test("is sent five times at most for one ask", () => {
    expect(nextCodeAt(consent({ at: 0, times: 5 }))).toBeNull();
    expect(nextCodeAt(code({ resends: null }, { at: 0, times: 5 }))).toBeNull();
  });
});

describe("a decline while a code is out", () => {
  const waiting = anAttempt({ asked: code({}) });
  const decline = someNews({ status: "decline", code: "10602", sum: null });
  const event = (attempt: Attempt, source: "callback" | "status") =>
    readNews(attempt, { ...decline, source }, 2_000, 10_000).event;

  test("is believed of a status query, not of a message alone", () => {
    expect(event(waiting, "callback")).toBeNull();
    expect(event(waiting, "status")).toBe("decline");
  });
  test("is believed at once when no code is awaited", () => {
    expect(isCodePending(anAttempt())).toBe(false);
    expect(event(anAttempt(), "callback")).toBe("decline");
    expect(event(anAttempt({ asked: code(null) }), "callback")).toBe("decline");
    expect(event(anAttempt({ asked: consent() }), "callback")).toBe("decline");
  });
});
