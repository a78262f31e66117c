import { expect, test } from "vitest";
import { inInvoice } from "@/lib/store/in-invoice";
import { getAttempt, getAttempts, getPayment, saveInvoice } from "@/lib/store/read";
import { useTestDatabase, withClient } from "@/lib/store/test-database";
import { buildAttempt, buildInvoice, invoiceId } from "@/lib/store/test-factories";
import type { NewEvent } from "@/lib/store/types";

useTestDatabase();

let made = 0;
const savedInvoice = async () => {
  const id = invoiceId(`cpi_InInvoice${(made += 1)}`);
  await saveInvoice(buildInvoice(id), "coma_1", null);
  return id;
};

const event = (changes: Partial<NewEvent> = {}): NewEvent => ({
  attemptId: null,
  kind: "gate.success",
  source: "gate",
  fingerprint: null,
  body: { code: "0", minor: 10890, verified: true, note: null },
  ...changes,
});

test("an invoice that was never saved cannot be worked on", async () => {
  await expect(inInvoice(invoiceId("cpi_Nowhere"), async () => undefined)).rejects.toThrow("never saved");
});

test("an attempt comes back as it was put in, with the database's times", async () => {
  const id = await savedInvoice();
  const wanted = buildAttempt(id, {
    state: "paid",
    holds: false,
    taken: { minor: 9_007_199_254_740_991, currency: "JPY" },
    returned: "part",
    code: "0",
    card: { brand: null, last4: "0000" },
    browser: "hash",
    requestId: "request",
    operationId: "operation",
    sentAt: 1_800_000_000_001,
    checks: 3,
    notFound: 1,
    nextCheckAt: 1_800_000_000_002,
  });
  const { attempt, now } = await inInvoice(id, async (tx) => ({
    attempt: await tx.insertAttempt(wanted),
    now: tx.now,
  }));
  const { holds: _holds, ...visible } = wanted;
  expect(attempt).toEqual({
    ...visible,
    id: attempt.id,
    createdAt: attempt.createdAt,
    updatedAt: attempt.updatedAt,
  });
  // Two readings of one clock.
  expect(attempt.updatedAt - attempt.createdAt).toBeGreaterThanOrEqual(0);
  expect(attempt.createdAt).toBeGreaterThanOrEqual(now);
  expect(await getAttempts(id)).toEqual([attempt]);
  expect(await getAttempt(42, attempt.paymentId)).toEqual(attempt);
  expect((await getPayment(id)).attempts).toEqual([attempt]);
  expect(await getAttempt(43, attempt.paymentId)).toBeNull();
});

test("of fifty claims at once one takes the slot and all others see it taken", async () => {
  const id = await savedInvoice();
  const claims = await Promise.all(
    Array.from({ length: 50 }, () =>
      inInvoice(id, async (tx) => {
        if (tx.attempts.length > 0) return "seen";
        await tx.insertAttempt(buildAttempt(id));
        return "mine";
      }),
    ),
  );
  expect(claims.filter((claim) => claim === "mine")).toHaveLength(1);
  expect(await getAttempts(id)).toHaveLength(1);
});

test("the database refuses a second open attempt whatever the code believes", async () => {
  const id = await savedInvoice();
  await inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(id)));
  const second = buildAttempt(id, { number: 2 });
  await expect(inInvoice(id, (tx) => tx.insertAttempt(second))).rejects.toThrow("attempts_one_open");
  await inInvoice(id, async (tx) => {
    await tx.updateAttempt(tx.attempts[0]?.id ?? "", { state: "declined", holds: false });
    await tx.insertAttempt(second);
  });
  expect((await getAttempts(id)).map(({ number, state }) => [number, state])).toEqual([
    [1, "declined"],
    [2, "sent"],
  ]);
});

test("the database refuses the same number and the same payment id twice", async () => {
  const id = await savedInvoice();
  await inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(id, { holds: false })));
  const again = (changes: object) =>
    inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(id, { holds: false, ...changes })));
  await expect(again({ paymentId: "other" })).rejects.toThrow("invoice_id_number");
  await expect(again({ number: 2, paymentId: buildAttempt(id).paymentId })).rejects.toThrow("payment_id");
});

test("two works on one invoice run one after the other and the second sees what the first wrote", async () => {
  const id = await savedInvoice();
  const steps: string[] = [];
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let isIn = (): void => undefined;
  const inside = new Promise<void>((resolve) => (isIn = resolve));
  const first = inInvoice(id, async (tx) => {
    steps.push("first in");
    isIn();
    await held;
    await tx.insertAttempt(buildAttempt(id));
    steps.push("first out");
    return tx.now;
  });
  await inside;
  const second = inInvoice(id, async (tx) => {
    steps.push(`second sees ${tx.attempts.length}`);
    return tx.now;
  });
  await waitingForLock();
  letGo();
  const [before, after] = await Promise.all([first, second]);
  expect(steps).toEqual(["first in", "first out", "second sees 1"]);
  expect(after).toBeGreaterThanOrEqual(before);
});

/** Comes back when the database itself says that somebody waits for the row. */
const waitingForLock = () =>
  withClient(async (client) => {
    for (;;) {
      const { rows } = await client.query("select from pg_stat_activity where wait_event_type = 'Lock'");
      if (rows.length > 0) return;
    }
  });

test("what throws leaves nothing behind", async () => {
  const id = await savedInvoice();
  const work = inInvoice(id, async (tx) => {
    const attempt = await tx.insertAttempt(buildAttempt(id));
    await tx.appendEvent(event({ attemptId: attempt.id }));
    throw new Error("the process had a fault");
  });
  await expect(work).rejects.toThrow("the process had a fault");
  expect(await getAttempts(id)).toEqual([]);
});

test("an attempt of another invoice is neither made nor changed", async () => {
  const [id, other] = [await savedInvoice(), await savedInvoice()];
  const attempt = await inInvoice(other, (tx) => tx.insertAttempt(buildAttempt(other)));
  await expect(inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(other)))).rejects.toThrow("another");
  await expect(inInvoice(id, (tx) => tx.updateAttempt(attempt.id, { checks: 1 }))).rejects.toThrow("no such");
});

test("a patch changes what it names, may empty it, and leaves the rest", async () => {
  const id = await savedInvoice();
  const full = { card: { brand: "visa", last4: "0000" }, code: "10", taken: { minor: 1, currency: "EUR" } };
  const before = await inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(id, full)));
  await inInvoice(id, (tx) =>
    tx.updateAttempt(before.id, {
      state: "refused",
      card: null,
      taken: null,
      amount: { minor: 5, currency: "EUR" },
    }),
  );
  const [after] = await getAttempts(id);
  expect(after).toEqual({
    ...before,
    state: "refused",
    card: null,
    taken: null,
    amount: { minor: 5, currency: "EUR" },
    updatedAt: after?.updatedAt,
  });
});

test("the same fingerprint is taken once an attempt, and once an invoice without one", async () => {
  const id = await savedInvoice();
  const taken = await inInvoice(id, async (tx) => {
    const attempt = await tx.insertAttempt(buildAttempt(id));
    const append = (attemptId: string | null, fingerprint: string | null) =>
      tx.appendEvent(event({ attemptId, fingerprint }));
    return [
      await append(attempt.id, "a"),
      await append(attempt.id, "a"),
      await append(attempt.id, "b"),
      await append(null, "a"),
      await append(null, "a"),
      await append(null, null),
      await append(null, null),
    ];
  });
  expect(taken).toEqual([true, false, true, true, false, true, true]);
});

test("history can be neither changed nor deleted nor emptied", async () => {
  const id = await savedInvoice();
  await inInvoice(id, (tx) => tx.appendEvent(event()));
  await withClient(async (client) => {
    for (const statement of ["update events set kind = 'other'", "delete from events", "truncate events"]) {
      await expect(client.query(statement)).rejects.toThrow("append-only");
    }
    const { rows } = await client.query("select kind, body from events where invoice_id = $1", [id]);
    expect(rows).toEqual([{ kind: "gate.success", body: event().body }]);
  });
});

test("nothing nested gets into the history, and text that PostgreSQL refuses loses only that", async () => {
  const id = await savedInvoice();
  const append = (body: object) =>
    inInvoice(id, (tx) => tx.appendEvent(event({ body: body as NewEvent["body"] })));
  await expect(append({ request: { card: "x" } })).rejects.toThrow("events_body_check");
  await expect(append({ list: [1] })).rejects.toThrow("events_body_check");
  expect(await append({ text: "a\0b\uD800c" })).toBe(true);
});
