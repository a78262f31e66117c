import "server-only";

import { sql, type Selectable } from "kysely";
import type { Attempt } from "@/lib/payment/attempt";
import { toAttempt } from "@/lib/store/attempt-row";
import { database } from "@/lib/store/connection";
import type { Tables } from "@/lib/store/tables";

/**
 * Hands out open attempts whose next check is due, the most overdue first, each to one caller: its next check moves
 * `leaseMs` ahead, so that a caller that dies gives it back by itself.
 */
export const leaseDueAttempts = async (limit: number, leaseMs: number): Promise<readonly Attempt[]> => {
  const { rows } = await sql<Selectable<Tables["attempts"]>>`
    update attempts set next_check_at = now_ms() + ${leaseMs}::bigint
    where id in (
      select id from attempts where holds and next_check_at <= now_ms()
      order by next_check_at limit ${limit} for update skip locked
    )
    returning *`.execute(database());
  return rows.map(toAttempt);
};

/**
 * Somebody waits for this attempt: its next check comes within `withinMs`, however slow the schedule has become. However
 * often it is called, the checks are no closer together than that.
 */
export const hastenCheck = async (attemptId: string, withinMs: number): Promise<void> => {
  await sql`
    update attempts set next_check_at = now_ms() + ${withinMs}::bigint
    where id = ${attemptId} and holds and next_check_at > now_ms() + ${withinMs}::bigint`.execute(database());
};
