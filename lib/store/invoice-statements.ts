import "server-only";

import { sql, type Insertable } from "kysely";
import type { InvoiceId } from "@/lib/payment/invoice";
import { toColumns, toRow } from "@/lib/store/attempt-row";
import { database } from "@/lib/store/connection";
import { toJson } from "@/lib/store/json";
import type { Tables } from "@/lib/store/tables";
import type { AttemptPatch, NewAttempt, NewEvent } from "@/lib/store/types";

/** What is written under an invoice's lock; `inInvoice` runs it. */
export const addAttempt = (attempt: NewAttempt) =>
  database().insertInto("attempts").values(toRow(attempt)).returningAll();

const eventRow = (
  invoiceId: InvoiceId,
  attemptId: string | null,
  { kind, source, fingerprint, body }: Omit<NewEvent, "attemptId">,
): Insertable<Tables["events"]> => ({
  kind,
  source,
  fingerprint,
  invoice_id: invoiceId,
  attempt_id: attemptId,
  body: toJson(body),
});

/** No row comes back when the fingerprint is there already. */
export const addEvent = (invoiceId: InvoiceId, { attemptId, ...event }: NewEvent) =>
  database()
    .insertInto("events")
    .values(eventRow(invoiceId, attemptId, event))
    .onConflict((conflict) => conflict.doNothing())
    .returning("id");

/** A row comes back for the attempt that was changed. */
export const change = (invoiceId: InvoiceId, id: string, patch: AttemptPatch) =>
  database()
    .updateTable("attempts")
    .set({ ...toColumns(patch), updated_at: sql<number>`now_ms()` })
    .where("id", "=", id)
    .where("invoice_id", "=", invoiceId)
    .returning("id");

/** History and state in one statement: where the fingerprint is known (`told` false), nothing is changed. */
export const changeWithEvent = (
  invoiceId: InvoiceId,
  id: string,
  patch: AttemptPatch,
  event: Omit<NewEvent, "attemptId">,
) =>
  database()
    .with("told", () => addEvent(invoiceId, { ...event, attemptId: id }))
    .with("changed", (db) =>
      change(invoiceId, id, patch).where(({ exists }) => exists(db.selectFrom("told").select("told.id"))),
    )
    .selectNoFrom((of) => [
      of.exists(of.selectFrom("told").select("told.id")).as("told"),
      of.exists(of.selectFrom("changed").select("changed.id")).as("changed"),
    ]);

/** Keeps cards out until that instant, in milliseconds; null ends it. */
export const hold = (invoiceId: InvoiceId, until: number | null) =>
  database().updateTable("invoices").set({ provider_until: until }).where("id", "=", invoiceId);
