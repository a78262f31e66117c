import "server-only";

import { sql } from "kysely";
import { database } from "@/lib/store/connection";

/** How many attempts are open, by how long since they were last handed in: up to a minute, ten, an hour, a day, longer. */
export const countOpenAttempts = async (): Promise<
  Readonly<Record<"1m" | "10m" | "1h" | "1d" | "older", number>>
> => {
  const none = { "1m": 0, "10m": 0, "1h": 0, "1d": 0, older: 0 };
  const { rows } = await sql<{ age: keyof typeof none; times: number }>`
    select case when ms <= 60000 then '1m' when ms <= 600000 then '10m' when ms <= 3600000 then '1h'
      when ms <= 86400000 then '1d' else 'older' end as age, count(*) as times
    from (
      select now_ms() - coalesce(sent_at, created_at) as ms from attempts
      where holds and state in ('sent', 'accepted', 'unknown')
    ) as open group by 1`.execute(database());
  return { ...none, ...Object.fromEntries(rows.map(({ age, times }) => [age, times])) };
};
