import { sql, type Kysely, type Migration } from "kysely";

/** What the Gate wants of the payer, what was answered already, and the key that a bank's page brings back. */
export const asked: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table attempts
      add column token text not null default gen_random_uuid()::text,
      add column asked jsonb,
      add column answered jsonb not null default '[]'`.execute(db);
    await sql`create unique index attempts_token on attempts (token)`.execute(db);
  },
};
