import "server-only";

import { sql } from "kysely";
import { database } from "@/lib/store/connection";

/**
 * One thing that is counted: how often `key` came in windows of so many seconds. `add` 0 only reads. `wide`: the window
 * before counts along, so that nobody begins anew by waiting for midnight; it is read and kept for two lengths.
 */
export type Counter = {
  readonly key: string;
  readonly seconds: number;
  readonly add?: 0 | 1;
  readonly wide?: boolean;
};

/**
 * The statement's part that counts, as CTEs: `present` (the clock), `asked`, `counted`. Rows are taken in the order of
 * their keys, so that two statements never wait for each other.
 */
export const counting = (counters: readonly Counter[]) => {
  const sorted = counters.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return sql`
    present as materialized (select now_ms() as ms),
    asked as materialized (
      select a.*, ms - ms % (seconds::bigint * 1000) as started_at
      from present, unnest(
        ${sorted.map(({ key }) => key)}::text[], ${sorted.map(({ seconds }) => seconds)}::int[],
        ${sorted.map(({ add }) => add ?? 1)}::int[], ${sorted.map(({ wide }) => wide ?? false)}::boolean[]
      ) as a(key, seconds, add, wide)
    ),
    counted as (
      insert into rate_windows as kept (key, seconds, started_at, hits, ends_at)
      select key, seconds, started_at, add, started_at + seconds::bigint * (case when wide then 2000 else 1000 end)
      from asked where add > 0 order by key, seconds
      on conflict (key, seconds, started_at) do update set hits = kept.hits + excluded.hits
      returning key, seconds, hits
    )`;
};

/** What `counting` found, as one JSON value: `[[key, seconds, hits], …]`. */
export const counts = sql<string>`(
  select json_agg(json_build_array(a.key, a.seconds, coalesce(c.hits, r.hits, 0) + coalesce(b.hits, 0)))
  from asked a
  left join counted c on c.key = a.key and c.seconds = a.seconds
  left join rate_windows r on r.key = a.key and r.seconds = a.seconds and r.started_at = a.started_at
  left join rate_windows b on a.wide and b.key = a.key and b.seconds = a.seconds
    and b.started_at = a.started_at - a.seconds::bigint * 1000
)`;

/** The counts in the order that was asked for. */
export const inOrder = (
  counters: readonly Counter[],
  rows: readonly (readonly [key: string, seconds: number, hits: number])[] | null,
): readonly number[] => {
  const found = new Map((rows ?? []).map(([key, seconds, hits]) => [`${key} ${seconds}`, hits]));
  return counters.map(({ key, seconds }) => {
    const hits = found.get(`${key} ${seconds}`);
    if (hits === undefined) throw new Error("The store did not count.");
    return hits;
  });
};

/**
 * Counts all of it by the database's clock, over all instances, in one statement, and says how many there are now, in
 * the order of `counters`; each of them once. Throws when the store is away: who guards money must then refuse.
 */
export const count = async (counters: readonly Counter[]): Promise<readonly number[]> => {
  if (counters.length === 0) return [];
  const { rows } = await sql<{ counts: readonly (readonly [string, number, number])[] }>`
    with ${counting(counters)} select ${counts} as counts`.execute(database());
  return inOrder(counters, rows[0]?.counts ?? null);
};

/** Counts one more of `key`; see `count`. */
export const hit = async (key: string, seconds: number): Promise<number> =>
  (await count([{ key, seconds }]))[0] ?? 0;

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
