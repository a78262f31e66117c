import "server-only";

import { sql, type Selectable, type Transaction } from "kysely";
import type { Invoice, InvoiceId } from "@/lib/payment/invoice";
import { attemptsOf, toAttempt, toColumns, toRow } from "@/lib/store/attempt-row";
import { database } from "@/lib/store/connection";
import { toJson } from "@/lib/store/json";
import { notifyInvoice } from "@/lib/store/notify";
import type { Tables } from "@/lib/store/tables";
import type { InvoiceTx, InvoiceWork } from "@/lib/store/types";

type Locked = { readonly invoice: Invoice; readonly providerUntil: number | null };

const lock = async (trx: Transaction<Tables>, id: InvoiceId): Promise<Locked> => {
  const row = await trx
    .selectFrom("invoices")
    .select(["data", "provider_until"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Error("The invoice was never saved.");
  return { invoice: row.data, providerUntil: row.provider_until };
};

// A statement of its own: it sees what the former holder committed, and its clock starts after the wait.
const load = async (
  trx: Transaction<Tables>,
  id: InvoiceId,
): Promise<Pick<InvoiceTx, "attempts" | "now">> => {
  const { rows } = await sql<{ now: number; attempts: readonly Selectable<Tables["attempts"]>[] }>`
    select now_ms() as now, ${attemptsOf(id)} as attempts`.execute(trx);
  return { attempts: rows[0]?.attempts.map(toAttempt) ?? [], now: rows[0]?.now ?? 0 };
};

/**
 * The one way to change money state: the invoice is locked, `work` reads and writes, all is committed at once, and
 * watchers of all instances are told when anything was written. Whatever `work` throws rolls everything back.
 *
 * `work` must not wait for a network: it holds a connection, and the store ends it after 10 s. Throws when the
 * invoice was never saved.
 */
export const inInvoice = <T>(invoiceId: InvoiceId, work: InvoiceWork<T>): Promise<T> =>
  database()
    .transaction()
    .execute(async (trx) => {
      const { invoice, providerUntil } = await lock(trx, invoiceId);
      let written = false;
      const result = await work({
        invoice,
        providerUntil,
        ...(await load(trx, invoiceId)),
        holdForProvider: async (until) => {
          await trx
            .updateTable("invoices")
            .set({ provider_until: until })
            .where("id", "=", invoiceId)
            .execute();
        },
        insertAttempt: async (attempt) => {
          if (attempt.invoiceId !== invoiceId) throw new Error("The attempt belongs to another invoice.");
          const row = await trx
            .insertInto("attempts")
            .values(toRow(attempt))
            .returningAll()
            .executeTakeFirstOrThrow();
          written = true;
          return toAttempt(row);
        },
        updateAttempt: async (id, patch) => {
          const { numUpdatedRows } = await trx
            .updateTable("attempts")
            .set({ ...toColumns(patch), updated_at: sql<number>`now_ms()` })
            .where("id", "=", id)
            .where("invoice_id", "=", invoiceId)
            .executeTakeFirst();
          if (numUpdatedRows !== 1n) throw new Error("The invoice has no such attempt.");
          written = true;
        },
        appendEvent: async ({ attemptId, body, ...event }) => {
          const row = await trx
            .insertInto("events")
            .values({ ...event, invoice_id: invoiceId, attempt_id: attemptId, body: toJson(body) })
            .onConflict((conflict) => conflict.doNothing())
            .returning("id")
            .executeTakeFirst();
          written ||= row !== undefined;
          return row !== undefined;
        },
      });
      if (written) await notifyInvoice(trx, invoiceId);
      return result;
    });
