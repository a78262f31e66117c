import { expect, test } from "vitest";
import { hastenCheck, leaseDueAttempts } from "@/lib/store/due";
import { inInvoice } from "@/lib/store/in-invoice";
import { saveInvoice } from "@/lib/store/read";
import { useTestDatabase } from "@/lib/store/test-database";
import { buildAttempt, buildInvoice, invoiceId } from "@/lib/store/test-factories";
import type { NewAttempt } from "@/lib/store/types";

useTestDatabase();

let made = 0;
const insert = async (changes: Partial<NewAttempt>) => {
  const id = invoiceId(`cpi_Due${(made += 1)}`);
  await saveInvoice(buildInvoice(id), "coma_1", null);
  return inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(id, changes)));
};

const minute = 60_000;

test("what is due is handed out once, the most overdue first, however many ask", async () => {
  const due = [await insert({ nextCheckAt: 300 }), await insert({ nextCheckAt: 100 })];
  await insert({ nextCheckAt: null });
  await insert({ nextCheckAt: 1, holds: false, state: "paid" });
  await insert({ nextCheckAt: Date.now() + 60 * minute });
  const [first] = await leaseDueAttempts(1, minute);
  expect(first?.id).toBe(due[1]?.id);
  expect(first?.nextCheckAt).toBeGreaterThan(300);
  const rounds = await Promise.all(Array.from({ length: 5 }, () => leaseDueAttempts(10, minute)));
  expect(rounds.flat().map(({ id }) => id)).toEqual([due[0]?.id]);
});

test("a lease that ran out is handed out again", async () => {
  const { id } = await insert({ nextCheckAt: 1 });
  await leaseDueAttempts(10, 0);
  expect((await leaseDueAttempts(10, minute)).map((attempt) => attempt.id)).toContain(id);
  expect(await leaseDueAttempts(10, minute)).toEqual([]);
});

test("a payer who looks brings a far check near, never nearer than asked, and never makes a new one", async () => {
  const far = await insert({ nextCheckAt: Date.now() + 60 * minute });
  const none = await insert({ nextCheckAt: null });
  await hastenCheck(far.id, 0);
  await hastenCheck(none.id, 0);
  const due = (await leaseDueAttempts(10, minute)).map(({ id }) => id);
  expect(due).toContain(far.id);
  expect(due).not.toContain(none.id);
  await hastenCheck(far.id, 10 * minute);
  await hastenCheck(far.id, minute / 2);
  expect(await leaseDueAttempts(10, minute)).toEqual([]);
});
