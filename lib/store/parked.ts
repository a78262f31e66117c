import "server-only";

import { sql } from "kysely";
import { database } from "@/lib/store/connection";
import { toStorable } from "@/lib/store/json";

/** A callback that changed nothing. Its body is not kept: it was written by we do not know whom. */
export type ParkedCallback = {
  readonly reason: string;
  readonly projectId: number | null;
  readonly paymentId: string | null;
  readonly fingerprint: string;
};

/** Anybody can send forged callbacks: above this many different ones only their number is kept. */
const mostKept = 10_000;

/** Counts a callback that was not of ours or not true; the same one again is counted on the same line. */
export const parkCallback = async (callback: ParkedCallback): Promise<void> => {
  const { reason, projectId, paymentId, fingerprint } = callback;
  await sql`
    with room as (
      select count(*) < ${mostKept}::int as left_over from (select 1 from parked_callbacks limit ${mostKept}) as kept
    )
    insert into parked_callbacks as kept (reason, fingerprint, project_id, payment_id)
    select ${reason},
      case when left_over then ${fingerprint} else 'more' end,
      case when left_over then ${projectId}::bigint end,
      case when left_over then ${paymentId === null ? null : toStorable(paymentId.slice(0, 100))}::text end
    from room
    on conflict (reason, fingerprint) do update set times = kept.times + 1, last_at = now_ms()`.execute(
    database(),
  );
};

/** How many callbacks were parked in all, repeated ones included. */
export const countParked = async (): Promise<number> => {
  const { rows } = await sql<{ times: number }>`
    select coalesce(sum(times), 0)::bigint as times from parked_callbacks`.execute(database());
  return rows[0]?.times ?? 0;
};
