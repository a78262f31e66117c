import "server-only";

import { sql } from "kysely";
import { database } from "@/lib/store/connection";
import { counting, counts, inOrder, type Counter } from "@/lib/store/rate";

/** By which keyed hashes the outcome of a try is counted; never a card number, never its plain hash. */
export type TryNote = { readonly account: string; readonly card: string; readonly bin: string };

/** One look at all counters of a try, and which of the attacks that it asked about are on. */
export type Tally = { readonly hits: readonly number[]; readonly raised: readonly string[] };

/** A note whose try did not end within an hour is forgotten: card hashes live no longer. */
const noteMs = 3_600_000;

/** Counts and looks for attacks, in one statement. Throws when the store is away: a card must then be refused. */
export const tallyTry = async (counters: readonly Counter[], watched: readonly string[]): Promise<Tally> => {
  const { rows } = await sql<{
    counts: readonly (readonly [string, number, number])[];
    raised: readonly string[];
  }>`
    with ${counting(counters)}
    select ${counts} as counts, (
      select coalesce(json_agg(key), '[]') from attacks, present where key = any(${watched}::text[]) and until > ms
    ) as raised`.execute(database());
  const row = rows[0];
  if (row === undefined) throw new Error("The store did not count.");
  return { hits: inOrder(counters, row.counts), raised: row.raised };
};

/** A try that begins: counts it and keeps by what its end is to be counted, in one statement. */
export const noteTry = async (
  attemptId: string,
  { account, card, bin }: TryNote,
  counters: readonly Counter[],
): Promise<void> => {
  await sql`
    with ${counting(counters)}
    insert into card_tries (attempt_id, account, card, bin, at)
    select ${attemptId}, ${account}, ${card}, ${bin}, ms from present
    on conflict (attempt_id) do update
      set account = excluded.account, card = excluded.card, bin = excluded.bin, at = excluded.at`.execute(
    database(),
  );
};

/** Whether an attack of that name is on. */
export const isRaised = async (key: string): Promise<boolean> => {
  const { rows } = await sql`select from attacks where key = ${key} and until > now_ms()`.execute(database());
  return rows.length > 0;
};

/** What was noted of a try, once. */
export const takeNote = async (attemptId: string): Promise<TryNote | null> => {
  const { rows } = await sql<TryNote & { fresh: boolean }>`
    delete from card_tries where attempt_id = ${attemptId}
    returning account, card, bin, at > now_ms() - ${noteMs}::bigint as fresh`.execute(database());
  const row = rows[0];
  return row?.fresh ? { account: row.account, card: row.card, bin: row.bin } : null;
};

/** Adds one outcome (`d` declined, `p` paid) to the last `most` of that name, and gives them back, oldest first. */
export const pushOutcome = async (key: string, outcome: "d" | "p", most: number): Promise<string> => {
  const { rows } = await sql<{ recent: string }>`
    insert into attacks as kept (key, recent) values (${key}, ${outcome})
    on conflict (key) do update set recent = right(kept.recent || excluded.recent, ${most}::int)
    returning recent`.execute(database());
  return rows[0]?.recent ?? outcome;
};

/** An attack is on for so long from now; true where it was not before. */
export const raise = async (key: string, ms: number): Promise<boolean> => {
  const { rows } = await sql<{ began: boolean }>`
    insert into attacks as kept (key, until, first_until, told)
    select ${key}, end_at, end_at, false from (select now_ms() + ${ms}::bigint as end_at) as present
    on conflict (key) do update set until = excluded.until, told = false,
      first_until = case when kept.until <= excluded.until - ${ms}::bigint
        then excluded.until else kept.first_until end
    returning first_until = until as began`.execute(database());
  return rows[0]?.began ?? false;
};

/** The attacks that ended since the last call, each told once, over all instances; and forgets notes that are old. */
export const endAttacks = async (): Promise<readonly string[]> => {
  await sql`delete from card_tries where at <= now_ms() - ${noteMs}::bigint`.execute(database());
  const { rows } = await sql<{ key: string }>`
    update attacks set told = true where not told and until <= now_ms() returning key`.execute(database());
  // An account keeps its last outcomes; a range of cards has nothing more to say.
  await sql`delete from attacks where recent = '' and told and until <= now_ms()`.execute(database());
  return rows.map(({ key }) => key);
};
