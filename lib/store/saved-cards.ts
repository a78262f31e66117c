import "server-only";

import { sql, type Selectable } from "kysely";
import { database } from "@/lib/store/connection";
import type { Tables } from "@/lib/store/tables";

/** Whose cards: one browser (the hash of its cookie) at one merchant account. */
export type CardOwner = { readonly account: string; readonly browser: string };

/** A card as it is kept. `print` tells cards apart and binds `sealed`, which only the vault opens. */
export type KeptCard = CardOwner & {
  readonly id: string;
  readonly print: string;
  readonly brand: string | null;
  readonly last4: string;
  readonly expiry: { readonly month: number; readonly year: number } | null;
  readonly sealed: string;
};

/**
 * What a try means for saved cards. `keepFor`: the payer wants its card kept, under this customer's id at the Gate;
 * `savedCard`: the row that it pays with.
 */
export type CardNote = CardOwner & { readonly keepFor: string | null; readonly savedCard: string | null };

const toCard = (row: Selectable<Tables["saved_cards"]>): KeptCard => ({
  id: row.id,
  account: row.account,
  browser: row.browser,
  print: row.print,
  brand: row.brand,
  last4: row.last4,
  expiry:
    row.expiry_month === null || row.expiry_year === null
      ? null
      : { month: row.expiry_month, year: row.expiry_year },
  sealed: row.sealed,
});

/** More than anybody has in one browser. */
const mostShown = 10;

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** The cards of a browser at an account, last used first. */
export const getSavedCards = async ({ account, browser }: CardOwner): Promise<readonly KeptCard[]> =>
  (
    await database()
      .selectFrom("saved_cards")
      .selectAll()
      .where("account", "=", account)
      .where("browser", "=", browser)
      .orderBy("used_at", "desc")
      .limit(mostShown)
      .execute()
  ).map(toCard);

/**
 * Keeps the card of a try whose note asks for that, and uses the note up: the same news again does not bring back a card
 * that was removed since. The same card of another try is the same row, with what is newer of it.
 */
export const keepSavedCard = async (
  attemptId: string,
  { expiry, ...card }: Omit<KeptCard, "id">,
): Promise<void> => {
  const fresh = { ...card, expiry_month: expiry?.month ?? null, expiry_year: expiry?.year ?? null };
  await database()
    .transaction()
    .execute(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable("card_notes")
        .set({ keep_for: null })
        .where("attempt_id", "=", attemptId)
        .where("keep_for", "is not", null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
      await tx
        .insertInto("saved_cards")
        .values(fresh)
        .onConflict((conflict) =>
          conflict
            .columns(["account", "browser", "print"])
            .doUpdateSet({ ...fresh, used_at: sql<number>`now_ms()` }),
        )
        .execute();
    });
};

/** Whether this browser has paid an invoice of this customer at this account. */
export const hasPaidForCustomer = async (
  { account, browser }: CardOwner,
  customer: string,
): Promise<boolean> =>
  (await database()
    .selectFrom("attempts")
    .innerJoin("invoices", "invoices.id", "attempts.invoice_id")
    .select("attempts.id")
    .where("attempts.browser", "=", browser)
    .where("attempts.state", "in", ["paid", "partial"])
    .where("invoices.account", "=", account)
    .where(sql`invoices.data ->> 'customer'`, "=", customer)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** Forgets a card of this owner; another owner's stays. */
export const dropSavedCard = async ({ account, browser }: CardOwner, id: string): Promise<void> => {
  if (!isUuid(id)) return;
  await database()
    .deleteFrom("saved_cards")
    .where("id", "=", id)
    .where("account", "=", account)
    .where("browser", "=", browser)
    .execute();
};

/** Writes down what a try means for saved cards, in place of what was there; null: nothing any more. */
export const noteCard = async (attemptId: string, note: CardNote | null): Promise<void> => {
  if (note === null) {
    await database().deleteFrom("card_notes").where("attempt_id", "=", attemptId).execute();
    return;
  }
  const { keepFor, savedCard, account, browser } = note;
  const row = { account, browser, keep_for: keepFor, saved_card: savedCard };
  await database()
    .insertInto("card_notes")
    .values({ attempt_id: attemptId, ...row })
    .onConflict((conflict) => conflict.column("attempt_id").doUpdateSet(row))
    .execute();
};

/** What was noted of a try, or null. */
export const getCardNote = async (attemptId: string): Promise<CardNote | null> => {
  const row = await database()
    .selectFrom("card_notes")
    .selectAll()
    .where("attempt_id", "=", attemptId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { account, browser } = row;
  return { account, browser, keepFor: row.keep_for, savedCard: row.saved_card };
};

/** Marks a card as used just now: it is listed first, and kept on. */
export const touchSavedCard = async (id: string): Promise<void> => {
  await database()
    .updateTable("saved_cards")
    .set({ used_at: sql<number>`now_ms()` })
    .where("id", "=", id)
    .execute();
};

/** Forgets cards that were not used for so long (the cookie that leads to them is over), and notes of old tries. */
export const sweepSavedCards = async (unusedMs: number): Promise<void> => {
  await sql`delete from saved_cards where used_at < now_ms() - ${unusedMs}::bigint`.execute(database());
  await sql`delete from card_notes where at < now_ms() - ${unusedMs}::bigint`.execute(database());
};
