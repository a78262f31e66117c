import { sql, type Kysely, type Migration } from "kysely";

const statements = [
  // No number of a card is here, and the token only sealed: see lib/security/vault.
  `create table saved_cards (
     id uuid primary key default gen_random_uuid(),
     account text not null,
     browser text not null,
     print text not null,
     brand text,
     last4 text not null check (length(last4) <= 4),
     expiry_month integer,
     expiry_year integer,
     sealed text not null,
     used_at bigint not null default now_ms(),
     unique (account, browser, print)
   )`,
  `create index saved_cards_used on saved_cards (used_at)`,

  // What a try means for saved cards: whether to keep its card, and which one it pays with.
  `create table card_notes (
     attempt_id uuid primary key references attempts (id),
     account text not null,
     browser text not null,
     keep_for text,
     saved_card uuid,
     at bigint not null default now_ms()
   )`,
  `create index card_notes_at on card_notes (at)`,
];

/** Cards that payers wanted kept, by the browser and the merchant account that they were kept in. */
export const savedCards: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
