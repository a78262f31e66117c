import "server-only";

import { sql } from "kysely";
import type { InvoiceId } from "@/lib/payment/invoice";
import type { HandOff } from "@/lib/screen/screen-state";
import { database } from "@/lib/store/connection";
import { channel } from "@/lib/store/notify";

/** `browser`: the hash of the cookie of the phone that took it over. */
export type StoredHandOff = HandOff & { readonly invoiceId: InvoiceId; readonly browser: string | null };

const columns = sql`id, invoice_id as "invoiceId", code, expires_at as "expiresAt", opened_at as "openedAt", browser`;

/** Postgres' word for a value that must be there only once. */
const isTaken = (reason: unknown): boolean =>
  reason instanceof Error && "code" in reason && reason.code === "23505";

/**
 * Gives an invoice a code, in the place of the one that it had: that one opens nothing from now on. `lastsMs` from now
 * by the store's clock, and no longer than `until`. Null where another invoice has this very code.
 */
export const makeHandOff = async (
  invoiceId: InvoiceId,
  code: string,
  { lastsMs, until }: { readonly lastsMs: number; readonly until: number | null },
): Promise<StoredHandOff | null> => {
  try {
    const { rows } = await sql<StoredHandOff>`
      with made as (
        insert into hand_offs (invoice_id, code, expires_at)
        values (${invoiceId}, ${code}, least(now_ms() + ${lastsMs}::bigint, ${until}::bigint))
        on conflict (invoice_id) do update set id = gen_random_uuid(), code = excluded.code,
          expires_at = excluded.expires_at, opened_at = null, browser = null
        returning *
      ), told as (select pg_notify(${channel}, invoice_id) from made)
      select ${columns} from made, told`.execute(database());
    return rows[0] ?? null;
  } catch (reason) {
    if (isTaken(reason)) return null;
    throw reason;
  }
};

/** A phone takes the hand-off over: exactly one ever does, before its time is up. Null: not this one. */
export const openHandOff = async (id: string, browser: string): Promise<StoredHandOff | null> => {
  const { rows } = await sql<StoredHandOff>`
    with opened as (
      update hand_offs set opened_at = now_ms(), browser = ${browser}
      where id = ${id}::uuid and opened_at is null and expires_at > now_ms()
      returning *
    ), told as (select pg_notify(${channel}, invoice_id) from opened)
    select ${columns} from opened, told`.execute(database());
  return rows[0] ?? null;
};

/** The screen takes it back; the code opens nothing from now on. */
export const endHandOff = async (id: string): Promise<void> => {
  await sql`
    with ended as (delete from hand_offs where id = ${id}::uuid returning invoice_id)
    select pg_notify(${channel}, invoice_id) from ended`.execute(database());
};

export const getHandOff = async (id: string): Promise<StoredHandOff | null> => {
  const { rows } = await sql<StoredHandOff>`
    select ${columns} from hand_offs where id = ${id}::uuid`.execute(database());
  return rows[0] ?? null;
};

export const getHandOffByCode = async (code: string): Promise<StoredHandOff | null> => {
  const { rows } = await sql<StoredHandOff>`
    select ${columns} from hand_offs where code = ${code}`.execute(database());
  return rows[0] ?? null;
};

/** A day after its end no screen follows any more. */
export const sweepHandOffs = async (): Promise<void> => {
  await sql`delete from hand_offs where expires_at < now_ms() - 86400000`.execute(database());
};
