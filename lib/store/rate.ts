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

/** Takes back one that was counted in the present window: it turned out to be no act that is limited. */
export const unhit = async (key: string, windowSeconds: number): Promise<void> => {
  await sql`update rate_windows set hits = hits - 1
    where key = ${key} and seconds = ${windowSeconds}::int and hits > 0 and ends_at > now_ms()`.execute(
    database(),
  );
};

/** Forgets the windows that ended: they hold addresses of payers. */
export const sweepRateWindows = async (): Promise<void> => {
  await sql`delete from rate_windows where ends_at <= now_ms()`.execute(database());
};
