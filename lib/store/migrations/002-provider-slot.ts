import { sql, type Kysely, type Migration } from "kysely";

/** While Commerce is asked to lead a payer to a provider, no card may be charged for the same invoice. */
export const providerSlot: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table invoices add column provider_until bigint`.execute(db);
  },
};
