import "server-only";

import { sql, type Selectable } from "kysely";
import type { Attempt } from "@/lib/payment/attempt";
import type { Invoice, InvoiceId } from "@/lib/payment/invoice";
import { attemptsOf, toAttempt } from "@/lib/store/attempt-row";
import { database } from "@/lib/store/connection";
import { toJson, toStorable } from "@/lib/store/json";
import { channel } from "@/lib/store/notify";
import type { Tables } from "@/lib/store/tables";
import type { InvoiceOptions, Payment } from "@/lib/store/types";

type PaymentRow = {
  now: number;
  account: string | null;
  data: Invoice | null;
  options: InvoiceOptions | null;
  fetched_at: number | null;
  attempts: readonly Selectable<Tables["attempts"]>[];
};

/** The hot read of every page, in one round trip. An invoice that was never saved has no attempts. */
export const getPayment = async (invoiceId: InvoiceId): Promise<Payment> => {
  const { rows } = await sql<PaymentRow>`
    select now_ms() as now, i.account, i.data, i.options, i.fetched_at,
      ${attemptsOf(invoiceId)} as attempts
    from (select 1) as one left join invoices i on i.id = ${invoiceId}`.execute(database());
  const row = rows[0];
  if (row === undefined) throw new Error("The store answered without a row.");
  const { data, account, options, fetched_at: fetchedAt } = row;
  const stored =
    data === null || account === null || fetchedAt === null
      ? null
      : { invoice: data, account, options: options ?? {}, fetchedAt };
  return { stored, attempts: row.attempts.map(toAttempt), now: row.now };
};

/** All tries of an invoice by number; empty when there is none. */
export const getAttempts = async (invoiceId: InvoiceId): Promise<readonly Attempt[]> =>
  (
    await database()
      .selectFrom("attempts")
      .selectAll()
      .where("invoice_id", "=", invoiceId)
      .orderBy("number")
      .execute()
  ).map(toAttempt);

/** The attempt that the Gate knows by this project and `payment_id`, or null. */
export const getAttempt = async (projectId: number, paymentId: string): Promise<Attempt | null> => {
  const row = await database()
    .selectFrom("attempts")
    .selectAll()
    .where("project_id", "=", projectId)
    .where("payment_id", "=", paymentId)
    .executeTakeFirst();
  return row === undefined ? null : toAttempt(row);
};

/** The attempt that a bank's page brings back by its token, or null. */
export const getAttemptByToken = async (token: string): Promise<Attempt | null> => {
  const row = await database()
    .selectFrom("attempts")
    .selectAll()
    .where("token", "=", toStorable(token))
    .executeTakeFirst();
  return row === undefined ? null : toAttempt(row);
};

/**
 * Keeps what Commerce said, in one round trip. An answer that is older than the kept one by Commerce's own `updatedAt`
 * changes nothing but `fetchedAt`; one without `updatedAt` counts as the oldest. Commerce counts in seconds: of two
 * answers of one second the one that was asked for later is the newer, however long each was under way. `askedAt` is
 * the store's clock before the question; null: now. `options` null keeps the old ones, and the account of an invoice
 * never changes. Watchers are told when status, amount or `updatedAt` changed.
 */
export const saveInvoice = async (
  invoice: Invoice,
  account: string,
  options: InvoiceOptions | null,
  askedAt: number | null = null,
): Promise<void> => {
  const wanted = options === null ? null : toJson(options);
  await sql`
    with old as (
      select data from invoices where id = ${invoice.id}
    ), saved as (
      insert into invoices as kept (id, account, data, options, fetched_at)
      values (${invoice.id}, ${account}, ${toJson(invoice)}::jsonb, coalesce(${wanted}::jsonb, '{}'),
        coalesce(${askedAt}::bigint, now_ms()))
      on conflict (id) do update set
        data = case
          when (coalesce((excluded.data->>'updatedAt')::numeric, -1), excluded.fetched_at)
            >= (coalesce((kept.data->>'updatedAt')::numeric, -1), kept.fetched_at)
          then excluded.data else kept.data end,
        options = coalesce(${wanted}::jsonb, kept.options),
        fetched_at = greatest(kept.fetched_at, excluded.fetched_at)
      returning data
    )
    select pg_notify(${channel}, ${invoice.id}) from saved left join old on true
    where (saved.data->'status', saved.data->'amount', saved.data->'updatedAt')
      is distinct from (old.data->'status', old.data->'amount', old.data->'updatedAt')`.execute(database());
};
