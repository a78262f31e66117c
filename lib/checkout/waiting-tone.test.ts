import { expect, it } from "vitest";
import { hoursAfterMs, longerAfterMs, waitingTone } from "@/lib/checkout/describe-state";
import { anAttempt } from "@/lib/payment/factories";

const tone = (waited: number, over: Parameters<typeof anAttempt>[0] = {}) =>
  waitingTone({
    outcome: { kind: "checking", isClosed: false, attempt: anAttempt({ sentAt: 1_000, ...over }) },
    now: 1_000 + waited,
  });

it.each([
  ["seconds", 0, "usual"],
  ["a quarter of a minute", longerAfterMs + 1, "longer"],
  ["minutes", hoursAfterMs, "longer"],
  ["more than ten minutes, or days", hoursAfterMs + 1, "hours"],
] as const)("after %s the waiting page speaks as one that waited so long", (_name, waited, expected) => {
  expect(tone(waited)).toBe(expected);
});

it("says that it does not know, however short or long it is, while nobody knows what became of the money", () => {
  for (const waited of [0, hoursAfterMs + 1]) {
    expect(tone(waited, { state: "unknown" })).toBe("unknown");
    expect(tone(waited, { code: "sumMismatch" })).toBe("unknown");
  }
});
