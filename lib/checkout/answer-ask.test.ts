import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { answerAsk, type AskRef } from "@/lib/checkout/answer-ask";
import { applyNews } from "@/lib/checkout/apply-news";
import { HistoryWorld, projectId } from "@/lib/checkout/history-world";
import type { FollowUp } from "@/lib/gate/follow-up";
import { unheardAnswerAfter } from "@/lib/payment/asked";
import { someNews } from "@/lib/payment/factories";
import type { Attempt } from "@/lib/payment/attempt";
import type { InvoiceId } from "@/lib/payment/invoice";
import { inInvoice } from "@/lib/store/in-invoice";
import { getAttemptByToken, getAttempts, saveInvoice } from "@/lib/store/read";
import { useTestDatabase } from "@/lib/store/test-database";
import { buildAttempt, buildInvoice, invoiceId } from "@/lib/store/test-factories";

vi.mock("@/lib/checkout/until-settled", () => ({ untilSettled: async () => undefined }));
useTestDatabase();

const world = new HistoryWorld();
beforeAll(() => world.start());
afterAll(() => world.stop());

let made = 0;
/** An open try that the Gate asks for consent. */
const asked = async (): Promise<{ readonly ref: AskRef; readonly attempt: Attempt }> => {
  const id = invoiceId(`cpi_Asked${String((made += 1)).padStart(8, "0")}`);
  await saveInvoice(buildInvoice(id), "coma_1", {});
  const attempt = await inInvoice(id, (tx) =>
    tx.insertAttempt(buildAttempt(id, { projectId, state: "accepted" })),
  );
  await applyNews(attempt, asking("a", attempt.paymentId), null);
  return { attempt, ref: { invoiceId: id, attemptId: attempt.id, key: "a", kind: "confirmation" } };
};
const asking = (key: string, paymentId: string) =>
  someNews({
    paymentId,
    status: "waiting",
    wireStatus: "awaiting merchant auth",
    ask: { key, instruction: { kind: "confirmation" } },
  });
const now = async (id: InvoiceId) => (await getAttempts(id))[0];

it("sends one answer, however often and at once it is pressed", async () => {
  const { ref } = await asked();
  const send = vi.fn(async (): Promise<FollowUp> => "taken");
  const all = await Promise.all(Array.from({ length: 5 }, () => answerAsk(ref, send)));
  expect(send).toHaveBeenCalledTimes(1);
  expect(all.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await now(ref.invoiceId)).toMatchObject({ asked: null, answered: ["a", "code:a"] });
});

it("asks again when nothing left us, and not when it may have arrived", async () => {
  const { ref } = await asked();
  expect(await answerAsk(ref, async () => "unreachable")).toEqual({ ok: true, value: "unreachable" });
  expect(await now(ref.invoiceId)).toMatchObject({ asked: { key: "a" }, answered: [] });
  expect(await answerAsk(ref, async () => "unknown")).toEqual({ ok: true, value: "unknown" });
  expect(await now(ref.invoiceId)).toMatchObject({ asked: null, answered: ["a", "code:a"] });
});

it("lets the payer answer again when a process died with the answer in its hand, once the Gate has said so for long", async () => {
  const { ref, attempt } = await asked();
  const crash = () => Promise.reject(new Error("killed"));
  await expect(answerAsk(ref, crash)).rejects.toThrow("killed");
  const still = { ...asking("a", attempt.paymentId), source: "status" as const };
  for (let check = 0; check < unheardAnswerAfter; check += 1) {
    expect(await now(ref.invoiceId)).toMatchObject({ asked: null });
    await applyNews(attempt, still, null);
  }
  expect(await now(ref.invoiceId)).toMatchObject({ asked: null, checks: unheardAnswerAfter });
  // A callback that was on its way all the time proves nothing.
  await applyNews(attempt, { ...still, source: "callback" }, "late");
  expect(await now(ref.invoiceId)).toMatchObject({ asked: null });
  await applyNews(attempt, still, null);
  expect(await now(ref.invoiceId)).toMatchObject({ asked: { key: "a" } });
  const send = vi.fn(async (): Promise<FollowUp> => "taken");
  await Promise.all([answerAsk(ref, send), answerAsk(ref, send)]);
  expect(send).toHaveBeenCalledTimes(1);
  expect(await now(ref.invoiceId)).toMatchObject({ asked: null, checks: 0 });
});

it("does not put an old ask over a newer one when nothing left us", async () => {
  const { ref, attempt } = await asked();
  await answerAsk(ref, async () => {
    await applyNews(attempt, { ...asking("b", attempt.paymentId), at: 9_000 }, null);
    return "unreachable";
  });
  expect(await now(ref.invoiceId)).toMatchObject({ asked: { key: "b" } });
});

it("sends nothing for another ask, another kind, another try or an ended one", async () => {
  const { ref, attempt } = await asked();
  const send = vi.fn(async (): Promise<FollowUp> => "taken");
  const wrong: readonly Partial<AskRef>[] = [
    { key: "b" },
    { kind: "retryOffer" },
    { attemptId: "22222222-2222-4222-8222-222222222222" },
  ];
  for (const change of wrong)
    expect(await answerAsk({ ...ref, ...change }, send)).toEqual({ ok: false, error: "elsewhere" });
  await applyNews(
    attempt,
    someNews({ paymentId: attempt.paymentId, status: "decline", code: "20105", sum: null }),
    null,
  );
  expect(await answerAsk(ref, send)).toEqual({ ok: false, error: "elsewhere" });
  expect(send).not.toHaveBeenCalled();
});

it("finds the try that a bank's page brings back, and none for another token", async () => {
  const { attempt } = await asked();
  expect((await getAttemptByToken(attempt.token))?.id).toBe(attempt.id);
  expect(await getAttemptByToken("nobody\0")).toBeNull();
});
