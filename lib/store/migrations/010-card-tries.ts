import { sql, type Kysely, type Migration } from "kysely";

/**
 * What an account, or a part of the cards at it, suffers from those who try stolen cards. Unlogged, as counters are: a
 * crash may forget an attack, and the next fifty declines tell of it again.
 *
 * `card_tries` is short-lived: by which keyed hashes the outcome of a running try is counted.
 */
export const cardTries: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create unlogged table attacks (
      key text primary key,
      recent text not null default '',
      until bigint not null default 0,
      first_until bigint not null default 0,
      told boolean not null default true
    )`.execute(db);
    await sql`create unlogged table card_tries (
      attempt_id text primary key,
      account text not null,
      card text not null,
      bin text not null,
      at bigint not null
    )`.execute(db);
    await sql`alter table attempts add column quiet boolean not null default false`.execute(db);
  },
};
