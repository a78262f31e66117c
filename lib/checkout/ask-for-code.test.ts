import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { answerAsk, type AskRef } from "@/lib/checkout/answer-ask";
import { applyNews } from "@/lib/checkout/apply-news";
import { askForCode } from "@/lib/checkout/ask-for-code";
import { HistoryWorld, projectId } from "@/lib/checkout/history-world";
import type { FollowUp } from "@/lib/gate/follow-up";
import { someNews } from "@/lib/payment/factories";
import type { Instruction } from "@/lib/payment/instruction";
import type { InvoiceId } from "@/lib/payment/invoice";
import { inInvoice } from "@/lib/store/in-invoice";
import { getAttempts, saveInvoice } from "@/lib/store/read";
import { useTestDatabase } from "@/lib/store/test-database";
import { buildAttempt, buildInvoice, invoiceId } from "@/lib/store/test-factories";

vi.mock("@/lib/checkout/until-settled", () => ({ untilSettled: async () => undefined }));
useTestDatabase();

const world = new HistoryWorld();
beforeAll(() => world.start());
afterAll(() => world.stop());

let made = 0;
const asked = async (instruction: Instruction): Promise<AskRef> => {
  const id = invoiceId(`cpi_Codes${String((made += 1)).padStart(8, "0")}`);
  await saveInvoice(buildInvoice(id), "coma_1", {});
  const attempt = await inInvoice(id, (tx) =>
    tx.insertAttempt(buildAttempt(id, { projectId, state: "accepted" })),
  );
  const news = someNews({
    paymentId: attempt.paymentId,
    status: "waiting",
    wireStatus: "awaiting",
    ask: { key: "a", instruction },
  });
  await applyNews(attempt, news, null);
  return { invoiceId: id, attemptId: attempt.id, key: "a", kind: instruction.kind };
};
const now = async (id: InvoiceId) => (await getAttempts(id))[0];
const sending = (answer: FollowUp = "taken") => vi.fn(async (): Promise<FollowUp> => answer);
const code = { until: 1, resendAt: 1, resends: 1 };

it("sends one code, however often and at once it is pressed, and the ask stands", async () => {
  const ref = await asked({ kind: "confirmation" });
  const send = sending();
  const all = await Promise.all(Array.from({ length: 5 }, () => askForCode(ref, send)));
  expect(send).toHaveBeenCalledTimes(1);
  expect(all.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await now(ref.invoiceId)).toMatchObject({
    asked: { key: "a", codeSent: { times: 1 } },
    answered: [],
  });
  const finish = sending();
  expect(await answerAsk(ref, finish)).toEqual({ ok: true, value: "taken" });
  expect(await now(ref.invoiceId)).toMatchObject({ asked: null, answered: ["a", "code:a"] });
});

it("takes the mark back when the Gate surely sent none, and keeps it when it may have", async () => {
  for (const answer of ["unreachable", "refused"] as const) {
    const ref = await asked({ kind: "confirmation" });
    await askForCode(ref, sending(answer));
    expect((await now(ref.invoiceId))?.asked).not.toHaveProperty("codeSent");
  }
  const ref = await asked({ kind: "confirmation" });
  await askForCode(ref, sending("unknown"));
  expect(await now(ref.invoiceId)).toMatchObject({ asked: { codeSent: { times: 1 } } });
});

it("sends none before its time, none where none are left, and none for another ask", async () => {
  const send = sending();
  const later = await asked({ kind: "clarification", fields: [], code: { ...code, resendAt: 9e12 } });
  expect(await askForCode(later, send)).toEqual({ ok: false, error: "early" });
  const none = await asked({ kind: "clarification", fields: [], code: { ...code, resends: 0 } });
  expect(await askForCode(none, send)).toEqual({ ok: false, error: "early" });
  expect(await askForCode({ ...none, key: "b" }, send)).toEqual({ ok: false, error: "elsewhere" });
  expect(await askForCode({ ...none, kind: "confirmation" }, send)).toEqual({
    ok: false,
    error: "elsewhere",
  });
  expect(send).not.toHaveBeenCalled();
});

it("asks again what was typed when the Gate would not have it", async () => {
  const ref = await asked({ kind: "clarification", fields: [], code });
  expect(await answerAsk(ref, sending("refused"))).toEqual({ ok: true, value: "refused" });
  expect(await now(ref.invoiceId)).toMatchObject({ asked: { key: "a" }, answered: [] });
});

it("asks the Gate at once about a decline that comes while a code is out, and believes its answer", async () => {
  const ref = await asked({ kind: "clarification", fields: [], code });
  const attempt = await now(ref.invoiceId);
  if (attempt === undefined) throw new Error("no attempt");
  const decline = someNews({
    paymentId: attempt.paymentId,
    status: "decline",
    wireStatus: "decline",
    code: "10602",
    sum: null,
    at: 9_000,
  });
  await applyNews(attempt, decline, "print");
  const after = await now(ref.invoiceId);
  expect(after).toMatchObject({ state: "accepted", asked: { key: "a" } });
  expect(after?.nextCheckAt).toBeLessThanOrEqual(after?.updatedAt ?? 0);
  await applyNews(attempt, { ...decline, source: "status" }, null);
  expect(await now(ref.invoiceId)).toMatchObject({ state: "declined", asked: null });
});
