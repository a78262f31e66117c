import { describe, expect, it } from "vitest";
import { parseSeen, placeOf } from "@/lib/checkout/describe-state";
import { anAttempt, anInvoice } from "@/lib/payment/factories";
import type { Instruction } from "@/lib/payment/instruction";
import type { Outcome } from "@/lib/payment/outcome";

const redirect: Instruction = { kind: "redirect", url: "https://p.example/", method: "GET", params: [] };
const asked = (key: string, instruction: Instruction = redirect): Outcome => ({
  kind: "checking",
  isClosed: false,
  attempt: anAttempt({ asked: { key, instruction, at: null } }),
});
const place = (outcome: Outcome, seen: string | null = null) =>
  placeOf({ outcome, invoice: anInvoice() }, seen);
const of = (path: string): string => `/pay/cpi_AbCdEfGh12345678/${path}`;

describe("a payer whom the Gate sends elsewhere", () => {
  it("belongs before our leaving page, under the key of that redirect", () =>
    expect(place(asked("a"))).toEqual({ step: "redirect", href: of("redirect?ask=a") }));
  it.each(["a", "1"])("waits here after coming back from it, known as %s", (seen) =>
    expect(place(asked("a"), seen)).toEqual({ step: "waiting", href: of(`waiting?back=${seen}`) }),
  );
  it("is led on to another redirect than the one he comes from", () =>
    expect(place(asked("b"), "a")).toEqual({ step: "redirect", href: of("redirect?ask=b") }));
  it("keeps knowing where he was while nothing is asked", () => {
    const nothing: Outcome = { kind: "checking", isClosed: false, attempt: anAttempt() };
    expect(place(nothing, "a")).toEqual({ step: "waiting", href: of("waiting?back=a") });
    expect(place(nothing)).toEqual({ step: "waiting", href: of("waiting") });
  });
  it("goes to whatever else is asked, and to the result, wherever he was", () => {
    expect(place(asked("c", { kind: "confirmation" }), "a").step).toBe("confirmation");
    expect(place({ kind: "paid", attempt: null, returned: "none" }, "a").step).toBe("result");
  });
});

it.each(["", "a b", "a/b", "x".repeat(33), undefined, null])("does not take %j for a key", (text) =>
  expect(parseSeen(text)).toBeNull(),
);
