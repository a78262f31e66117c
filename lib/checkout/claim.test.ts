import { Client } from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { resumeInvoice } from "@/lib/checkout/resume-invoice";
import { applyNews } from "@/lib/checkout/apply-news";
import { claimActs } from "@/lib/checkout/claim-acts";
import { HistoryWorld } from "@/lib/checkout/history-world";
import { loadPayment } from "@/lib/checkout/load-payment";
import { receiveCallback } from "@/lib/checkout/receive-callback";
import { parseLink } from "@/lib/forms/link";
import { someNews } from "@/lib/payment/factories";
import { getAttempt } from "@/lib/store/read";
import { useTestDatabase } from "@/lib/store/test-database";

vi.mock("@/lib/checkout/until-settled", () => ({ untilSettled: async () => undefined }));
useTestDatabase();

const world = new HistoryWorld();
let sql: Client;
const { newInvoice, submit, nextSale, attemptOf, outcome } = claimActs(world, "Claim");

beforeAll(async () => {
  await world.start();
  sql = new Client({ connectionString: process.env["DATABASE_URL"] });
  await sql.connect();
});
afterAll(async () => {
  await sql.end();
  world.stop();
});

it("claims by what Commerce said last, not by what was read before the wait for the lock", async () => {
  const id = newInvoice();
  await loadPayment(id);
  await sql.query("begin");
  // Lets what Commerce says be written down, and holds the claim, which wants the row for itself.
  await sql.query("select from invoices where id = $1 for key share", [id]);
  const submitted = submit(id);
  // The reading is done when the act waits for our lock.
  const waits = "select count(*)::int as n from pg_locks where not granted";
  while ((await sql.query(waits)).rows[0].n === 0) await new Promise((resolve) => setImmediate(resolve));
  await sql.query(`update invoices set data = jsonb_set(data, '{status}', '"paid"') where id = $1`, [id]);
  await sql.query("commit");
  expect(await submitted).toEqual({ ok: false, error: "elsewhere" });
  expect(world.held).toEqual([]);
});

it.each(["constructor", "toString", "__proto__", "other"])(
  "takes no card for a method called %s",
  async (method) => {
    expect(await submit(newInvoice(), method)).toEqual({ ok: false, error: "elsewhere" });
  },
);

it("names a customer to the Gate though no card is kept, the same one for each try of a payer", async () => {
  const id = newInvoice();
  const submitted = submit(id);
  const first = await nextSale();
  expect(first.customer).toMatch(/^payer-[0-9a-f]{40}$/);
  first.answer(422, { status: "error", code: "2003", message: "no" });
  await submitted;
  const again = submit(id);
  const second = await nextSale();
  expect(second.customer).toBe(first.customer);
  second.answer(422, { status: "error", code: "2003", message: "no" });
  await again;
});

it("invites no second charge after a decline when the Gate then speaks of another sum taken", async () => {
  const id = newInvoice();
  const submitted = submit(id);
  const held = await nextSale();
  world.lives.set(held.paymentId, { status: "processing", minor: 10_891, pan: held.pan });
  held.answer(200, { status: "success", request_id: "r", project_id: 42, payment_id: held.paymentId });
  await submitted;
  const { paymentId } = held;
  await sql.query("update attempts set state = 'declined', holds = false where payment_id = $1", [paymentId]);
  expect((await outcome(id))?.kind).toBe("declined");
  world.settle(paymentId, "success");
  expect(await receiveCallback(world.callbacks.at(-1)?.raw ?? "")).toBe("taken");
  expect((await outcome(id))?.kind).toBe("checking");
  world.settle(paymentId, "decline");
  await sql.query("update attempts set amount_minor = 10891 where payment_id = $1", [paymentId]);
  await receiveCallback(world.callbacks.at(-1)?.raw ?? "");
  expect((await outcome(id))?.kind).toBe("checking");
  expect(await submit(id)).toEqual({ ok: false, error: "elsewhere" });
});

it.each([
  ["accepting", 200, { status: "success", request_id: "r", project_id: 42 }, "accepted"],
  ["unreadable", 502, "<html>", "unknown"],
  ["known already", 400, { status: "error", code: "3041", message: "exists" }, "unknown"],
] as const)(
  "its own late answer reopens a try that was given up too early: %s",
  async (_name, http, body, state) => {
    const id = newInvoice();
    const submitted = submit(id);
    const { paymentId, answer } = await nextSale();
    await sql.query(
      "update attempts set state = 'refused', code = 'notFound', next_check_at = null where payment_id = $1",
      [paymentId],
    );
    expect((await outcome(id))?.kind).toBe("notStarted");
    answer(http, body);
    await submitted;
    expect(await outcome(id)).toMatchObject({ kind: "checking", attempt: { state, notFound: 0 } });
    const loaded = await loadPayment(id);
    expect(loaded.ok && loaded.value.attempts[0]?.nextCheckAt).toBeGreaterThan(0);
  },
);

it("counts no answer to a question about a former submission, unless it speaks of money", async () => {
  const id = newInvoice();
  const submitted = submit(id);
  const { paymentId, answer } = await nextSale();
  const former = await attemptOf(paymentId);
  await sql.query("update attempts set submission = 2 where payment_id = $1", [paymentId]);
  answer(200, { status: "success", request_id: "r", project_id: 42 });
  await submitted;
  const news = { source: "status", paymentId } as const;
  for (const status of ["error", "notFound", "decline", "waiting"] as const)
    expect(await applyNews(former, someNews({ ...news, status }), null)).toMatchObject({ moved: false });
  // The answer to the former submission's own sale says nothing either.
  expect(await getAttempt(42, paymentId)).toMatchObject({ state: "sent", checks: 0, notFound: 0 });
  await applyNews(former, someNews(news), null);
  expect((await outcome(id))?.kind).toBe("paid");
});

it("raises the alarm of a second charge also when one of the two is a part", async () => {
  const id = newInvoice();
  const told: string[] = [];
  for (const [minor, wanted] of [
    [10_890, "decline"],
    [5_000, "success"],
  ] as const) {
    const submitted = submit(id);
    const held = await nextSale();
    world.lives.set(held.paymentId, { status: "processing", minor, pan: held.pan });
    held.answer(200, { status: "success", request_id: "r", project_id: 42 });
    await submitted;
    told.push(held.paymentId);
    world.settle(held.paymentId, wanted);
    await receiveCallback(world.callbacks.at(-1)?.raw ?? "");
  }
  const [first = ""] = told;
  const late = await getAttempt(42, first);
  if (late === null) throw new Error("no attempt");
  const applied = await applyNews(late, someNews({ paymentId: first }), "late");
  expect(applied.alarms).toEqual(["lateSuccess", "secondCharge"]);
});

it("leads the same order to its invoice only for the same sum", async () => {
  const id = newInvoice();
  const link = (amount: string) => {
    const parsed = parseLink(
      new URLSearchParams({ public_key: "pk_test_1", amount, currency: "EUR", reference_id: "o1" }),
    );
    if (!parsed.ok || parsed.value.kind !== "parameters") throw new Error("no link");
    return parsed.value;
  };
  expect(await resumeInvoice(id, link("108.90"))).toEqual({ ok: true, value: id });
  expect(await resumeInvoice(id, link("1.00"))).toEqual({ ok: false, error: "taken" });
});

it("a card's try is counted when it begins and once when it ends, by its note; a quiet one tells no reason", async () => {
  const id = newInvoice();
  const note = { account: "counted", card: "card-hash", bin: "bin-hash" };
  const submitted = submit(id, undefined, undefined, { quiet: true, tryNote: note });
  const held = await nextSale();
  const hits = async () =>
    Object.fromEntries(
      (
        await sql.query(
          "select key, sum(hits)::int as hits from rate_windows where key like '%counted' group by 1",
        )
      ).rows.map(({ key, hits: sum }) => [key, sum]),
    );
  expect(await hits()).toEqual({ "account.tried.counted": 1, "account.pace.counted": 1 });
  held.answer(200, { status: "success", request_id: "r", project_id: 42, payment_id: held.paymentId });
  await submitted;
  const attempt = await attemptOf(held.paymentId);
  const news = someNews({ status: "decline", code: "10105", paymentId: held.paymentId });
  await applyNews(attempt, news, "first");
  await applyNews(attempt, news, "first");
  expect(await hits()).toMatchObject({ "account.ended.counted": 1 });
  expect((await sql.query("select recent from attacks where key = 'account.counted'")).rows).toEqual([
    { recent: "d" },
  ]);
  expect(await outcome(id)).toMatchObject({ kind: "declined", group: "notApproved" });
});
