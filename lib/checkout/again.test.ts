import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { applyNews } from "@/lib/checkout/apply-news";
import { claimActs } from "@/lib/checkout/claim-acts";
import { HistoryWorld } from "@/lib/checkout/history-world";
import type { Instrument } from "@/lib/gate/sale";
import { someNews } from "@/lib/payment/factories";
import { useTestDatabase } from "@/lib/store/test-database";

vi.mock("@/lib/checkout/until-settled", () => ({ untilSettled: async () => undefined }));
useTestDatabase();

const world = new HistoryWorld();
const { newInvoice, submit, nextSale, refuse, attemptOf, outcome } = claimActs(world, "Again");

beforeAll(() => world.start());
afterAll(() => world.stop());

it("pays by card, as the same payment, what another method would not begin; and nothing the other way round", async () => {
  const id = newInvoice();
  const kassa: Instrument = { kind: "method", fields: { "customer.phone": "77010000000" } };
  const first = await refuse(submit(id, "payment_kassa", kassa));
  expect(await outcome(id)).toMatchObject({ kind: "notStarted", attempt: { method: "payment_kassa" } });
  expect(await refuse(submit(id))).toBe(first);
  expect(await outcome(id)).toMatchObject({
    kind: "notStarted",
    attempt: { method: "payment_card", gateMethod: "card", submission: 2, number: 1 },
  });
  expect(await submit(id, "payment_kassa", kassa)).toEqual({ ok: false, error: "elsewhere" });
});

it("pays by another method of the Gate, as the same payment, what one would not begin; Commerce's ways stay closed", async () => {
  const id = newInvoice();
  const fields: Instrument = { kind: "method", fields: { "customer.phone": "77010000000" } };
  const first = await refuse(submit(id, "payment_kassa", fields));
  expect(await refuse(submit(id, "payment_terminal", fields))).toBe(first);
  expect(await outcome(id)).toMatchObject({
    kind: "notStarted",
    attempt: { method: "payment_terminal", submission: 2, number: 1 },
  });
});

it("opens no second payment when the last word on a former submission comes while the next one is charged", async () => {
  const id = newInvoice();
  const accept = { status: "success", request_id: "r", project_id: 42 };
  const begun = submit(id);
  const { paymentId, answer } = await nextSale();
  answer(200, accept);
  await begun;
  const tried = await attemptOf(paymentId);
  const offer = {
    key: "offer",
    instruction: { kind: "retryOffer", code: "10105", lifetimeMs: 600_000 },
  } as const;
  await applyNews(
    tried,
    someNews({ paymentId, status: "waiting", wireStatus: "awaiting customer", ask: offer }),
    null,
  );
  const again = submit(id);
  const second = await nextSale();
  expect(second.paymentId).toBe(paymentId);
  const inFlight = await attemptOf(paymentId);
  // The offer of the first submission has run out, says a message that was on its way; and so does an early answer.
  const decline = { paymentId, status: "decline", sum: null, code: "10105" } as const;
  await applyNews(tried, someNews(decline), "late decline");
  await applyNews(inFlight, someNews({ ...decline, source: "status" }), null);
  expect(await outcome(id)).toMatchObject({ kind: "checking", attempt: { submission: 2, state: "sent" } });
  expect(await submit(id)).toEqual({ ok: false, error: "elsewhere" });
  second.answer(200, accept);
  await again;
  await applyNews(inFlight, someNews({ paymentId }), "success");
  expect((await outcome(id))?.kind).toBe("paid");
});
