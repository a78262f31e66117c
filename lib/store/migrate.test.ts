import { sql } from "kysely";
import { expect, test } from "vitest";
import { database, openPool } from "@/lib/store/connection";
import { migrate } from "@/lib/store/migrate";
import { useTestDatabase, withClient } from "@/lib/store/test-database";

useTestDatabase({ migrated: false });

const tableNames = () =>
  withClient(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
    );
    return rows.map((row) => row.name).filter((name) => !name.startsWith("kysely"));
  });

test("instances that start together migrate once and all succeed", async () => {
  await Promise.all(Array.from({ length: 6 }, () => migrate()));
  expect(await tableNames()).toEqual([
    "attacks",
    "attempts",
    "card_notes",
    "card_tries",
    "events",
    "hand_offs",
    "invoices",
    "links",
    "parked_callbacks",
    "rate_windows",
    "saved_cards",
  ]);
});

test("a second start changes nothing", async () => {
  await migrate();
  expect(await tableNames()).toHaveLength(11);
});

test("the lock of a migration is given back", async () => {
  await migrate();
  await withClient(async (client) => {
    const { rows } = await client.query("select from pg_locks where locktype = 'advisory'");
    expect(rows).toHaveLength(0);
  });
});

test("no statement, no wait for a connection and no forgotten transaction lasts for ever", async () => {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings
    where name in ('statement_timeout', 'idle_in_transaction_session_timeout') order by name`.execute(
    database(),
  );
  expect(rows).toEqual([
    { name: "idle_in_transaction_session_timeout", setting: "10000" },
    { name: "statement_timeout", setting: "5000" },
  ]);
});

test("a store that has fallen silent ends a call, though its own deadline never comes", async () => {
  const pool = openPool({ max: 1, statement_timeout: 100 });
  const client = await pool.connect();
  await client.query("set statement_timeout = 0");
  await expect(client.query("select pg_sleep(30)")).rejects.toThrow("timeout");
  client.release(true);
  await pool.end();
});
