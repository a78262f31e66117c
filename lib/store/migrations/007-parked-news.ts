import { sql, type Kysely, type Migration } from "kysely";

/** What a true callback of an unknown payment said, for the day on which its attempt appears. */
export const parkedNews: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table parked_callbacks add column news jsonb`.execute(db);
  },
};
