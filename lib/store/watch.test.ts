import { expect, test } from "vitest";
import type { InvoiceId } from "@/lib/payment/invoice";
import { inInvoice } from "@/lib/store/in-invoice";
import { saveInvoice } from "@/lib/store/read";
import { useTestDatabase, withClient } from "@/lib/store/test-database";
import { buildAttempt, buildInvoice, invoiceId } from "@/lib/store/test-factories";
import { watchInvoice } from "@/lib/store/watch";

useTestDatabase();

let made = 0;
const savedInvoice = async () => {
  const id = invoiceId(`cpi_Watch${(made += 1)}`);
  await saveInvoice(buildInvoice(id), "coma_1", null);
  return id;
};

/** A listener whose calls can be waited for. */
const ear = () => {
  let calls = 0;
  let waiting: (() => void)[] = [];
  const listener = () => {
    calls += 1;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  return { listener, count: () => calls, next: () => new Promise<void>((resolve) => waiting.push(resolve)) };
};

/** Everything that was told before this has been heard after it: news keep their order. */
const heard = async () => {
  const marker = await savedInvoice();
  const own = ear();
  const told = own.next();
  const stop = watchInvoice(marker, own.listener);
  await saveInvoice(buildInvoice(marker, { updatedAt: 2_000 }), "coma_1", null);
  await told;
  stop();
};

/** Watches, and returns once the connection certainly listens. */
const watching = async (id: InvoiceId) => {
  const own = ear();
  const stop = watchInvoice(id, own.listener);
  await heard();
  return { ...own, stop };
};

test("money that moved is told at commit to those who watch that invoice, not to others", async () => {
  const [id, other] = [await savedInvoice(), await savedInvoice()];
  const [here, there] = [await watching(id), await watching(other)];
  const before = there.count();
  const told = here.next();
  await inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(id)));
  await told;
  await heard();
  expect(there.count()).toBe(before);
  here.stop();
  there.stop();
});

test("reading under the lock tells nobody, nor does what was rolled back", async () => {
  const id = await savedInvoice();
  const here = await watching(id);
  const before = here.count();
  await inInvoice(id, async (tx) => tx.attempts);
  const failed = inInvoice(id, async (tx) => {
    await tx.insertAttempt(buildAttempt(id));
    throw new Error("no");
  });
  await expect(failed).rejects.toThrow("no");
  const told = here.next();
  await inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(id)));
  await told;
  expect(here.count()).toBe(before + 1);
  here.stop();
});

test("a watch that ended is silent while another of the same invoice goes on", async () => {
  const id = await savedInvoice();
  const [ended, going] = [await watching(id), await watching(id)];
  ended.stop();
  const before = ended.count();
  const told = going.next();
  await saveInvoice(buildInvoice(id, { updatedAt: 9_000_000 }), "coma_1", null);
  await told;
  await heard();
  expect(ended.count()).toBe(before);
  going.stop();
});

test("one broken listener does not silence the others", async () => {
  const id = await savedInvoice();
  const stopBroken = watchInvoice(id, () => {
    throw new Error("broken page");
  });
  const here = await watching(id);
  const told = here.next();
  await saveInvoice(buildInvoice(id, { updatedAt: 9_000_000 }), "coma_1", null);
  await told;
  stopBroken();
  here.stop();
});

test("all watchers share one connection, and when it breaks everyone is called once it is back", async () => {
  const [id, other] = [await savedInvoice(), await savedInvoice()];
  const [here, there] = [await watching(id), await watching(other)];
  const back = Promise.all([here.next(), there.next()]);
  const ended = await withClient((client) =>
    client.query("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'"),
  );
  expect(ended.rowCount).toBe(1);
  await back;
  const told = here.next();
  await saveInvoice(buildInvoice(id, { updatedAt: 9_000_000 }), "coma_1", null);
  await told;
  here.stop();
  there.stop();
});
