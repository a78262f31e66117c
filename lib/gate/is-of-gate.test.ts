import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { readCallback, verifyCallback } from "@/lib/gate/callback";
import { answering, secret, signed, withGate } from "@/lib/gate/fixtures/fake-gate";
import { getStatus } from "@/lib/gate/get-status";
import { isJsonObject, type JsonObject } from "@/lib/gate/json";
import { sign, signatureOf } from "@/lib/gate/signature";

// Not a mock of the module: tests of this room share their modules.
const shared = globalThis as { checkoutLog?: unknown };
const log = vi.fn();
beforeEach(() => {
  log.mockClear();
  shared.checkoutLog = log;
});
afterAll(() => {
  delete shared.checkoutLog;
});

const paymentId = "cpi_1-0a1b2c3d-1";
const message = { project_id: 42, payment: { id: paymentId, status: "processing" } };
/** After the change: the fixtures' secret is the former one. */
const keys = { secret: "the secret of today", formerSecret: secret };

const take = (text: string, by: { readonly secret: string; readonly formerSecret?: string }) => {
  const read = readCallback(text);
  if (!read.ok) throw new Error(read.error);
  const news = verifyCallback(read.value, by);
  return news.ok ? "taken" : news.error;
};

test("a callback is believed under the present and under the former secret, and under no third one", () => {
  const today = JSON.stringify({ ...message, signature: sign(message, keys.secret) });
  const stranger = JSON.stringify({ ...message, signature: sign(message, "a stranger's secret") });
  expect([today, signed(message), stranger].map((text) => take(text, keys))).toEqual([
    "taken",
    "taken",
    "signature",
  ]);
  expect(take(signed(message), { secret: keys.secret })).toBe("signature");
});

test("what was altered is believed under neither", () => {
  expect(take(signed(message).replace("processing", "success"), keys)).toBe("signature");
});

test("the log tells that the former secret is still in use, and never the secret", () => {
  take(JSON.stringify({ ...message, signature: sign(message, keys.secret) }), keys);
  expect(log).not.toHaveBeenCalled();
  take(signed(message), keys);
  expect(log.mock.calls).toEqual([["info", "gate.formerSecret", { projectId: 42 }]]);
});

test("an answer signed with the former secret counts, while our question is signed with the present one", async () => {
  await withGate(answering(200, signed(message)), async (gate, asked) => {
    expect((await getStatus({ ...gate, ...keys }, paymentId)).ok).toBe(true);
    const body = asked[0]?.body ?? {};
    expect(signatureOf(body)).toBe(sign(body, keys.secret));
    const general: JsonObject = isJsonObject(body["general"] ?? null) ? (body["general"] as JsonObject) : {};
    expect(general["signature"]).not.toBe(sign(body, keys.formerSecret));
  });
});
