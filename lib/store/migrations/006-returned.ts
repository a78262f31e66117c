import { sql, type Kysely, type Migration } from "kysely";

/** When the money was taken, and what is still with the merchant after a part of it went back. */
export const returned: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table attempts
      add column paid_at bigint,
      add column left_minor bigint,
      add column left_currency text`.execute(db);
  },
};
