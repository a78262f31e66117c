import { expect, test } from "vitest";
import { inInvoice } from "@/lib/store/in-invoice";
import { getAttempts, saveInvoice } from "@/lib/store/read";
import { useTestDatabase, withClient } from "@/lib/store/test-database";
import { buildAttempt, buildInvoice, invoiceId } from "@/lib/store/test-factories";
import type { NewEvent } from "@/lib/store/types";

useTestDatabase();

let made = 0;
const savedInvoice = async () => {
  const id = invoiceId(`cpi_Move${(made += 1)}`);
  await saveInvoice(buildInvoice(id), "coma_1", null);
  return id;
};

const line = { kind: "gate.success", source: "gate", fingerprint: "a", body: { code: "0" } } as const;

const countEvents = (id: string) =>
  withClient(async (client) => {
    const { rows } = await client.query("select from events where invoice_id = $1", [id]);
    return rows.length;
  });

test("a change and its line of the history come together, and with a known fingerprint neither does", async () => {
  const id = await savedInvoice();
  const attempt = await inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(id)));
  const move = (checks: number) => inInvoice(id, (tx) => tx.moveAttempt(attempt.id, { checks }, line));
  expect([await move(1), await move(2)]).toEqual([true, false]);
  expect((await getAttempts(id)).map(({ checks }) => checks)).toEqual([1]);
  expect(await countEvents(id)).toBe(1);
});

test("a move of another invoice's attempt leaves no line in the history", async () => {
  const [id, other] = [await savedInvoice(), await savedInvoice()];
  const attempt = await inInvoice(other, (tx) => tx.insertAttempt(buildAttempt(other)));
  const move = inInvoice(id, (tx) => tx.moveAttempt(attempt.id, { checks: 1 }, line));
  await expect(move).rejects.toThrow("no such");
  expect(await countEvents(id)).toBe(0);
});

test("a transaction in which a fault was swallowed is not taken for committed", async () => {
  const id = await savedInvoice();
  const nested = { request: { card: "x" } } as unknown as NewEvent["body"];
  const swallow = inInvoice(id, async (tx) => {
    await tx.appendEvent({ attemptId: null, ...line, body: nested }).catch(() => null);
  });
  await expect(swallow).rejects.toThrow("did not commit");
  await inInvoice(id, (tx) => tx.appendEvent({ attemptId: null, ...line }));
  expect(await countEvents(id)).toBe(1);
});
