import { beforeEach, expect, test, vi } from "vitest";
import { receiveCallback } from "@/lib/checkout/receive-callback";
import { signed } from "@/lib/gate/fixtures/fake-gate";
import { forgetMetrics, metricsText } from "@/lib/metrics/registry";

process.env["LOG_LEVEL"] = "silent";
const park = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock("@/lib/store/parked", () => ({ parkCallback: park }));
vi.mock("@/lib/store/read", () => ({ getAttempt: async () => null }));
vi.mock("@/lib/config/accounts", () => ({
  findAccount: () => ({ gate: { projectId: 42, secret: "sandbox-secret-key" } }),
}));
beforeEach(() => {
  park.mockClear();
  forgetMetrics();
});

const message = (n: number) => ({ project_id: 42, payment: { id: `p-${n}`, status: "processing" } });
const outcome = (name: string) =>
  Number(new RegExp(`^checkout_callbacks_total\\{outcome="${name}"\\} (\\d+)`, "m").exec(metricsText())?.[1]);

test("a flood of forged callbacks is refused and counted whole, and written down for a small part", async () => {
  for (let n = 0; n < 500; n += 1)
    expect(await receiveCallback(JSON.stringify({ ...message(n), signature: "forged" }))).toBe("forged");
  expect(outcome("forged")).toBe(500);
  // The flood may lie in two windows.
  expect(park.mock.calls.length).toBeLessThanOrEqual(120);
  expect(park.mock.calls.length).toBeGreaterThanOrEqual(60);
});

test("a true callback of a payment that nobody knows is kept, however many forged ones came before", async () => {
  for (let n = 0; n < 200; n += 1) {
    await receiveCallback(JSON.stringify({ ...message(n), signature: "forged" }));
  }
  park.mockClear();
  expect(await receiveCallback(signed(message(1)))).toBe("parked");
  expect(park).toHaveBeenCalledWith(expect.objectContaining({ reason: "parked", paymentId: "p-1" }));
});

test("a body nested deeper than any callback is unreadable", async () => {
  expect(await receiveCallback(`${"[".repeat(30_000)}${"]".repeat(30_000)}`)).toBe("unreadable");
  expect(
    await receiveCallback(`{"project_id":42,"payment":${'{"a":'.repeat(10_000)}1${"}".repeat(10_001)}`),
  ).toBe("unreadable");
});
