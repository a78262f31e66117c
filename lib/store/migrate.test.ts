import { expect, test } from "vitest";
import { migrate } from "@/lib/store/migrate";
import { ping } from "@/lib/store/ping";
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
    "attempts",
    "events",
    "invoices",
    "links",
    "parked_callbacks",
    "rate_windows",
  ]);
});

test("a second start changes nothing", async () => {
  await migrate();
  expect(await tableNames()).toHaveLength(6);
});

test("the lock of a migration is given back", async () => {
  await migrate();
  await withClient(async (client) => {
    const { rows } = await client.query("select from pg_locks where locktype = 'advisory'");
    expect(rows).toHaveLength(0);
  });
});

test("a store that answers is alive", async () => {
  expect(await ping()).toBe(true);
});
