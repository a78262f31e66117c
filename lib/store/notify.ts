import { sql, type Kysely } from "kysely";
import type { Tables } from "@/lib/store/tables";

/** One channel for all: the payload is the invoice. */
export const channel = "checkout_invoice";

/** Tells every instance's watchers; inside a transaction it is told at commit and not at all on roll-back. */
export const notifyInvoice = async (db: Kysely<Tables>, invoiceId: string): Promise<void> => {
  await sql`select pg_notify(${channel}, ${invoiceId})`.execute(db);
};
