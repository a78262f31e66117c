import { expect, it } from "vitest";
import { anAttempt, someNews } from "@/lib/payment/factories";
import { readNews } from "@/lib/payment/transition";

const former = { status: "decline", source: "status", sum: { minor: 9_000, currency: "EUR" } } as const;
const read = (attempt: Parameters<typeof anAttempt>[0]) =>
  readNews(anAttempt(attempt), someNews(former), 20_000, 10_000);

// Found by the simulation: the shop changed its sum between two submissions, and the Gate had kept the first.
it("ends an open try by the Gate's own answer that it declined this payment over its former sum", () => {
  for (const state of ["sent", "accepted", "unknown"] as const)
    expect(read({ state })).toEqual({ event: "decline", alarms: ["sumMismatch"] });
});

it("lets such an answer change nothing that is settled, in doubt or not begun", () => {
  for (const state of ["paid", "partial", "declined", "refused"] as const)
    expect(read({ state }).event).toBeNull();
  expect(read({ code: "sumMissing" }).event).toBeNull();
});
