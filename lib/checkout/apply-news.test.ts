import { beforeEach, expect, it, vi } from "vitest";
import { applyNews } from "@/lib/checkout/apply-news";
import type { Attempt } from "@/lib/payment/attempt";
import { anAttempt, someNews } from "@/lib/payment/factories";

process.env["LOG_LEVEL"] = "silent";
const row = vi.hoisted(() => ({ now: null as unknown as Attempt }));
vi.mock("@/lib/config/env", () => ({ getEnv: () => ({ checkAfterMs: 10_000, accounts: [] }) }));
vi.mock("@/lib/checkout/settle-saved-card", () => ({ settleSavedCard: async () => undefined }));
vi.mock("@/lib/store/in-invoice", () => {
  const take = async (_: string, patch: Partial<Attempt>): Promise<boolean> => {
    row.now = { ...row.now, ...patch };
    return true;
  };
  const tx = () => ({ attempts: [row.now], now: 20_000, updateAttempt: take, moveAttempt: take });
  return { inInvoice: async <T>(_: string, work: (given: unknown) => Promise<T>) => work(tx()) };
});

beforeEach(() => {
  row.now = anAttempt({ state: "unknown" });
});

const otherSum = { minor: anAttempt().amount.minor + 1, currency: anAttempt().amount.currency };
const told = (news: Parameters<typeof someNews>[0]) => applyNews(row.now, someNews(news), null);

// Found by the simulation: an older "waiting", overtaken by the success over another sum, moved the try and took the
// doubt away; the decline that followed was believed, and another payment could begin beside money that was taken.
it("a doubt about money outlives an older message that moves the try, and no decline ends it", async () => {
  await told({ status: "success", sum: otherSum });
  expect(row.now).toMatchObject({ state: "unknown", code: "sumMismatch" });
  await told({ status: "waiting", wireStatus: "awaiting 3ds result", sum: null });
  expect(row.now).toMatchObject({ state: "accepted", code: "sumMismatch" });
  await told({ status: "decline", sum: null });
  expect(row.now).toMatchObject({ state: "accepted", code: "sumMismatch" });
});

it("a doubt about money ends when the Gate names the sum that was asked", async () => {
  await told({ status: "success", sum: otherSum });
  await told({ status: "success", sum: anAttempt().amount, code: "0" });
  expect(row.now).toMatchObject({ state: "paid", code: "0" });
});
