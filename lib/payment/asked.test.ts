import { describe, expect, test } from "vitest";
import { askedAfter, unheardAnswerAfter } from "@/lib/payment/asked";
import { anAttempt, someNews } from "@/lib/payment/factories";
import type { Ask } from "@/lib/payment/instruction";

const ask = (key: string): Ask => ({ key, instruction: { kind: "confirmation" } });
const awaiting = (key: string | null, at: number | null = 5_000) =>
  someNews({
    status: "waiting",
    wireStatus: "awaiting merchant auth",
    at,
    ask: key === null ? null : ask(key),
  });
const asking = (key: string, at: number | null = 5_000) => anAttempt({ asked: { ...ask(key), at } });

describe("what the Gate asks", () => {
  test("stands until something else is asked", () => {
    expect(askedAfter(anAttempt(), awaiting("a"), null)).toEqual({ ...ask("a"), at: 5_000 });
    expect(askedAfter(asking("a"), awaiting("b", 6_000), null)?.key).toBe("b");
  });
  test("is not replaced by an older message that comes late", () => {
    expect(askedAfter(asking("b"), awaiting("a", 4_000), null)?.key).toBe("b");
    const processing = someNews({ status: "waiting", wireStatus: "processing", at: 4_000 });
    expect(askedAfter(asking("b"), processing, null)?.key).toBe("b");
  });
  test("keeps the mark of a code that was asked for only where the ask goes on", () => {
    const codeSent = { at: 4_500, times: 1 };
    const started = anAttempt({ asked: { ...ask("a"), at: 5_000, codeSent } });
    expect(askedAfter(started, awaiting("b", 6_000), null)).toEqual({ ...ask("b"), at: 6_000, codeSent });
    const other = someNews({
      status: "waiting",
      at: 6_000,
      ask: { key: "c", instruction: { kind: "clarification", fields: [], code: null } },
    });
    expect(askedAfter(started, other, null)).not.toHaveProperty("codeSent");
  });
  test("never comes back after it was answered, however often it is repeated", () => {
    expect(askedAfter(anAttempt({ answered: ["a"] }), awaiting("a", 9_000), null)).toBeNull();
    expect(askedAfter({ ...asking("b"), answered: ["a"] }, awaiting("a", 9_000), null)?.key).toBe("b");
  });
  describe("and was answered", () => {
    const answered = (over: Parameters<typeof anAttempt>[0] = {}) =>
      anAttempt({ answered: ["z", "a", "message:x"], checks: unheardAnswerAfter, ...over });
    const still = { ...awaiting("a", 9_000), source: "status" } as const;
    test("comes back when the Gate never got the answer, as its own answers keep telling", () =>
      expect(askedAfter(answered(), still, null)).toEqual({ ...ask("a"), at: 9_000 }));
    test("does not come back soon, by a callback, while the Gate works, or when another was answered since", () => {
      expect(askedAfter(answered({ checks: unheardAnswerAfter - 1 }), still, null)).toBeNull();
      expect(askedAfter(answered(), { ...still, source: "callback" }, null)).toBeNull();
      expect(askedAfter(answered(), { ...still, wireStatus: "processing" }, null)).toBeNull();
      expect(askedAfter(answered({ answered: ["a", "b"] }), still, null)).toBeNull();
      expect(askedAfter(answered({ asked: { ...ask("b"), at: 8_000 } }), still, null)?.key).toBe("b");
    });
  });
  test("stands when a message only repeats the status", () => {
    expect(askedAfter(asking("a"), awaiting(null, 9_000), null)?.key).toBe("a");
  });
  test("is over when the Gate works on, and not before", () => {
    const at = (time: number | null) => someNews({ status: "waiting", wireStatus: "processing", at: time });
    expect(askedAfter(asking("a"), at(9_000), null)).toBeNull();
    expect(askedAfter(asking("a"), at(5_000), null)?.key).toBe("a");
    expect(askedAfter(asking("a"), at(null), null)?.key).toBe("a");
  });
  test("is over when the try has ended", () => {
    expect(askedAfter(asking("a"), someNews({ status: "decline" }), "declined")).toBeNull();
    expect(askedAfter(anAttempt({ state: "declined" }), awaiting("a"), null)).toBeNull();
  });
  test("stands when the Gate has not heard of the payment, or speaks of an error that is not believed yet", () => {
    expect(askedAfter(asking("a"), someNews({ status: "notFound" }), null)?.key).toBe("a");
  });
});
