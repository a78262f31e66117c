import { sql, type Kysely, type Migration } from "kysely";

/**
 * What a screen has handed to a phone: one row an invoice, so that a new code ends the old one by taking its place.
 * `browser` is the hash of the phone's cookie.
 */
export const handOffs: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table hand_offs (
      invoice_id text primary key references invoices (id),
      id uuid not null unique default gen_random_uuid(),
      code text not null unique,
      expires_at bigint not null,
      opened_at bigint,
      browser text
    )`.execute(db);
  },
};
