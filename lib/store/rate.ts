import "server-only";

import { sql } from "kysely";
import { database } from "@/lib/store/connection";

/**
 * Counts one more of `key` in the current fixed window of the database's clock, over all instances, and says how many
 * there are now. Throws when the store is away: who guards money must then refuse.
 */
export const hit = async (key: string, windowSeconds: number): Promise<number> => {
  const { rows } = await sql<{ hits: number }>`
    insert into rate_windows as kept (key, seconds, started_at, hits, ends_at)
    select ${key}, ${windowSeconds}::int, started_at, 1, started_at + ${windowSeconds}::bigint * 1000
    from (select ms - ms % (${windowSeconds}::bigint * 1000) as started_at from now_ms() as ms) as present
    on conflict (key, seconds, started_at) do update set hits = kept.hits + 1
    returning hits`.execute(database());
  const row = rows[0];
  if (row === undefined) throw new Error("The store did not count.");
  return row.hits;
};

/** Forgets the windows that ended: they hold addresses of payers. */
export const sweepRateWindows = async (): Promise<void> => {
  await sql`delete from rate_windows where ends_at <= now_ms()`.execute(database());
};
