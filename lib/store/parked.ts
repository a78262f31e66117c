import "server-only";

import { sql } from "kysely";
import { database } from "@/lib/store/connection";
import { toJson, toStorable } from "@/lib/store/json";
import type { GateNews } from "@/lib/payment/news";

/**
 * A callback that changed nothing. Its body is not kept: it may hold what must not be stored, and most were written by
 * we do not know whom. `news`: what a true one said, in our words, for a payment that nobody knows yet.
 */
export type ParkedCallback = {
  readonly reason: string;
  readonly projectId: number | null;
  readonly paymentId: string | null;
  readonly fingerprint: string;
  readonly news: GateNews | null;
};

/** Anybody can send forged callbacks: above this many different ones only their number is kept. */
const mostKept = 10_000;
const mostReplayed = 1_000;

/** Counts a callback that was not of ours or not true; the same one again is counted on the same line. */
export const parkCallback = async (callback: ParkedCallback): Promise<void> => {
  const { reason, projectId, paymentId, fingerprint, news } = callback;
  await sql`
    with room as (
      select count(*) < ${mostKept}::int as left_over from (select 1 from parked_callbacks limit ${mostKept}) as kept
    )
    insert into parked_callbacks as kept (reason, fingerprint, project_id, payment_id, news)
    select ${reason},
      case when left_over then ${fingerprint} else 'more' end,
      case when left_over then ${projectId}::bigint end,
      case when left_over then ${paymentId === null ? null : toStorable(paymentId.slice(0, 100))}::text end,
      case when left_over then ${news === null ? null : toJson(news)}::jsonb end
    from room
    on conflict (reason, fingerprint) do update set times = kept.times + 1, last_at = now_ms()`.execute(
    database(),
  );
};

export type ParkedNews = { readonly fingerprint: string; readonly news: GateNews };

/** What was said of payments that are known by now, the oldest first; of one `paymentId` or of all. */
export const parkedNewsOfKnown = async (paymentId: string | null): Promise<readonly ParkedNews[]> => {
  const { rows } = await sql<ParkedNews>`
    select p.fingerprint, p.news from parked_callbacks p
    join attempts a on a.project_id = p.project_id and a.payment_id = p.payment_id
    where p.news is not null and (${paymentId}::text is null or p.payment_id = ${paymentId}::text)
    order by p.first_at limit ${mostReplayed}`.execute(database());
  return rows;
};

/** It was taken in: the line stays, counted. */
export const clearParkedNews = async (fingerprint: string): Promise<void> => {
  await sql`update parked_callbacks set news = null where fingerprint = ${fingerprint}`.execute(database());
};

/** How many callbacks were parked in all, repeated ones included. */
export const countParked = async (): Promise<number> => {
  const { rows } = await sql<{ times: number }>`
    select coalesce(sum(times), 0)::bigint as times from parked_callbacks`.execute(database());
  return rows[0]?.times ?? 0;
};
