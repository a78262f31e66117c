import { sql, type Kysely, type Migration } from "kysely";

/** The sum that the Gate told the payer to send, where it told one: it may differ from what was asked. */
export const announced: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table attempts
      add column announced_minor bigint,
      add column announced_currency text`.execute(db);
  },
};
