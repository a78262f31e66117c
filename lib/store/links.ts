import "server-only";

import { sql } from "kysely";
import type { InvoiceId } from "@/lib/payment/invoice";
import { database } from "@/lib/store/connection";

/** `mine`: create the invoice; `done`: it is there; `busy`: somebody is creating it now. */
export type LinkClaim =
  | { readonly kind: "mine" }
  | { readonly kind: "done"; readonly invoiceId: InvoiceId }
  | { readonly kind: "busy" };

/**
 * Takes the right to create the invoice of a payment link. A claim that is older than `staleAfterMs` (its owner died)
 * may be taken over: then two creations are possible, and Commerce's `reference_id` makes them one.
 */
export const claimLink = async (key: string, staleAfterMs: number): Promise<LinkClaim> => {
  const claim = await sql`
    insert into links as kept (key, claimed_at) values (${key}, now_ms())
    on conflict (key) do update set claimed_at = excluded.claimed_at
      where kept.invoice_id is null and kept.claimed_at <= excluded.claimed_at - ${staleAfterMs}::bigint
    returning key`.execute(database());
  if (claim.rows.length === 1) return { kind: "mine" };
  const row = await database()
    .selectFrom("links")
    .select("invoice_id")
    .where("key", "=", key)
    .executeTakeFirst();
  // No row: released between the two statements. "Busy" is still true enough, and the next look takes it.
  return row?.invoice_id ? { kind: "done", invoiceId: row.invoice_id as InvoiceId } : { kind: "busy" };
};

/** Writes down which invoice the link made. The first one stays. */
export const completeLink = async (key: string, invoiceId: InvoiceId): Promise<void> => {
  await sql`
    insert into links as kept (key, invoice_id, claimed_at) values (${key}, ${invoiceId}, now_ms())
    on conflict (key) do update set invoice_id = excluded.invoice_id where kept.invoice_id is null`.execute(
    database(),
  );
};

/** Gives the claim back after a creation that provably failed. A completed link stays. */
export const releaseLink = async (key: string): Promise<void> => {
  await database().deleteFrom("links").where("key", "=", key).where("invoice_id", "is", null).execute();
};

/** The invoice that a link has made, or null: only looks, so that a GET may ask. */
export const getLinkedInvoice = async (key: string): Promise<InvoiceId | null> => {
  const row = await database()
    .selectFrom("links")
    .select("invoice_id")
    .where("key", "=", key)
    .executeTakeFirst();
  return (row?.invoice_id ?? null) as InvoiceId | null;
};
