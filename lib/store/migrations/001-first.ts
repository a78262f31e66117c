import { sql, type Kysely, type Migration } from "kysely";

const statements = [
  // The one clock of all instances: milliseconds since 1970, read when called, not when the transaction began.
  `create function now_ms() returns bigint language sql volatile
     as $$ select floor(extract(epoch from clock_timestamp()) * 1000)::bigint $$`,

  `create table invoices (
     id text primary key,
     account text not null,
     data jsonb not null,
     options jsonb not null default '{}',
     fetched_at bigint not null
   )`,

  `create table attempts (
     id uuid primary key default gen_random_uuid(),
     invoice_id text not null references invoices (id),
     number integer not null check (number >= 1),
     submission integer not null check (submission >= 1),
     payment_id text not null,
     project_id bigint not null,
     gate_method text not null,
     method text not null,
     state text not null,
     holds boolean not null,
     amount_minor bigint not null,
     amount_currency text not null,
     taken_minor bigint,
     taken_currency text,
     returned text not null,
     code text,
     card_brand text,
     card_last4 text check (length(card_last4) <= 4),
     browser text,
     request_id text,
     operation_id text,
     created_at bigint not null default now_ms(),
     sent_at bigint,
     updated_at bigint not null default now_ms(),
     checks integer not null,
     not_found integer not null,
     next_check_at bigint,
     unique (invoice_id, number),
     unique (project_id, payment_id)
   )`,
  // The last lock of our own: whatever the code believes, an invoice has one open attempt.
  `create unique index attempts_one_open on attempts (invoice_id) where holds`,
  `create index attempts_due on attempts (next_check_at) where holds`,

  `create table events (
     id bigint generated always as identity primary key,
     invoice_id text not null references invoices (id),
     attempt_id uuid references attempts (id),
     kind text not null,
     source text not null check (source in ('payer', 'gate', 'reconciler', 'commerce', 'system')),
     fingerprint text,
     body jsonb not null check (
       jsonb_typeof(body) = 'object'
       and not jsonb_path_exists(body, 'strict $.* ? (@.type() == "object" || @.type() == "array")')
     ),
     at bigint not null default now_ms()
   )`,
  `create unique index events_once on events
     (invoice_id, coalesce(attempt_id, '00000000-0000-0000-0000-000000000000'), fingerprint)
     where fingerprint is not null`,
  `create index events_of_invoice on events (invoice_id, id)`,
  // History is evidence. A retention rule would have to drop this on purpose, in a migration that says so.
  `create function events_are_kept() returns trigger language plpgsql
     as $$ begin raise exception 'events are append-only'; end $$`,
  `create trigger events_are_kept before update or delete or truncate on events
     for each statement execute function events_are_kept()`,

  `create table links (key text primary key, invoice_id text, claimed_at bigint not null)`,

  `create table parked_callbacks (
     reason text not null,
     fingerprint text not null,
     project_id bigint,
     payment_id text,
     times bigint not null default 1,
     first_at bigint not null default now_ms(),
     last_at bigint not null default now_ms(),
     primary key (reason, fingerprint)
   )`,

  // Unlogged: counts of the last minutes may be lost in a crash, and each request pays for the write.
  `create unlogged table rate_windows (
     key text not null,
     seconds integer not null,
     started_at bigint not null,
     hits integer not null,
     ends_at bigint not null,
     primary key (key, seconds, started_at)
   )`,
  `create index rate_windows_ended on rate_windows (ends_at)`,
];

export const first: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
