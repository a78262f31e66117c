import { sql, type Kysely, type Migration } from "kysely";

/** Which invoices a browser has paid: the table is read by it when a customer's saved cards are listed. */
export const paidByBrowser: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index attempts_paid_by_browser on attempts (browser)
      where state in ('paid', 'partial')`.execute(db);
  },
};
