import "server-only";

import type { Selectable } from "kysely";
import type { QueryResult } from "pg";
import type { InvoiceId } from "@/lib/payment/invoice";
import { toAttempt } from "@/lib/store/attempt-row";
import { channel } from "@/lib/store/notify";
import { addAttempt, addEvent, change, changeWithEvent, hold } from "@/lib/store/invoice-statements";
import type { Tables } from "@/lib/store/tables";
import { inTransaction, literal } from "@/lib/store/transaction";
import type { InvoiceTx, InvoiceWork } from "@/lib/store/types";

type Locked = Pick<InvoiceTx, "invoice" | "providerUntil" | "attempts" | "now">;

/**
 * The second is a statement of its own: it sees what the former holder committed, and its clock starts after the wait.
 * Both travel with the beginning of the transaction, one way for all three.
 */
const lock = (id: InvoiceId): readonly string[] => [
  `select data, provider_until from invoices where id = ${literal(id)} for update`,
  `select now_ms() as now, coalesce(json_agg(a order by a.number), '[]') as attempts
   from attempts a where a.invoice_id = ${literal(id)}`,
];

type Tries = { readonly now: number; readonly attempts: readonly Selectable<Tables["attempts"]>[] };

const toLocked = ([invoice, tries]: readonly QueryResult[]): Locked => {
  const row = invoice?.rows[0] as Selectable<Tables["invoices"]> | undefined;
  const read = tries?.rows[0] as Tries | undefined;
  if (row === undefined || read === undefined) throw new Error("The invoice was never saved.");
  const { data, provider_until: providerUntil } = row;
  return { invoice: data, providerUntil, attempts: read.attempts.map(toAttempt), now: read.now };
};

/**
 * The one way to change money state: the invoice is locked, `work` reads and writes, all is committed at once, and
 * watchers of all instances are told when anything was written. Whatever `work` throws rolls everything back.
 *
 * `work` must not wait for a network: it holds a connection, and the store ends it after 10 s. Throws when the
 * invoice was never saved.
 */
export const inInvoice = <T>(invoiceId: InvoiceId, work: InvoiceWork<T>): Promise<T> =>
  inTransaction(lock(invoiceId), async ({ run }, answers) => {
    let written = false;
    const result = await work({
      ...toLocked(answers),
      holdForProvider: async (until) => {
        await run(hold(invoiceId, until));
      },
      insertAttempt: async (attempt) => {
        if (attempt.invoiceId !== invoiceId) throw new Error("The attempt belongs to another invoice.");
        const [row] = await run(addAttempt(attempt));
        if (row === undefined) throw new Error("The store kept no attempt.");
        written = true;
        return toAttempt(row);
      },
      updateAttempt: async (id, patch) => {
        const { length } = await run(change(invoiceId, id, patch));
        if (length !== 1) throw new Error("The invoice has no such attempt.");
        written = true;
      },
      moveAttempt: async (id, patch, event) => {
        const [row] = await run(changeWithEvent(invoiceId, id, patch, event));
        if (row === undefined) throw new Error("The store answered without a row.");
        if (!row.told) return false;
        if (!row.changed) throw new Error("The invoice has no such attempt.");
        written = true;
        return true;
      },
      appendEvent: async (event) => {
        const isNew = (await run(addEvent(invoiceId, event))).length === 1;
        written ||= isNew;
        return isNew;
      },
    });
    return { result, last: written ? [`select pg_notify(${literal(channel)}, ${literal(invoiceId)})`] : [] };
  });
