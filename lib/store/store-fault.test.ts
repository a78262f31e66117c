import { afterEach, expect, test } from "vitest";
import { closeDatabase } from "@/lib/store/connection";
import { migrate } from "@/lib/store/migrate";
import { faultOf, storeFault } from "@/lib/store/store-fault";
import { useTestDatabase, withClient } from "@/lib/store/test-database";

useTestDatabase();

const run = (statement: string) => withClient((client) => client.query(statement));
const nameOfDatabase = () => new URL(process.env["DATABASE_URL"] ?? "").pathname.slice(1);

afterEach(() => closeDatabase());

test("a store that keeps what it is told is well", async () => {
  expect(await storeFault()).toBeNull();
});

test("a store that only reads is found out, though it answers every question", async () => {
  await run(`alter database ${nameOfDatabase()} set default_transaction_read_only = on`);
  expect(await storeFault()).toBe("storeReadOnly");
  await withClient(async (client) => {
    await client.query("set default_transaction_read_only = off");
    await client.query(`alter database ${nameOfDatabase()} reset default_transaction_read_only`);
  });
  await closeDatabase();
  expect(await storeFault()).toBeNull();
});

test("a store that lacks a migration of this version is behind, one that has more is not", async () => {
  await run("insert into kysely_migration (name, timestamp) values ('999-of-the-next-version', now()::text)");
  expect(await storeFault()).toBeNull();
  await run("delete from kysely_migration where name >= '009'");
  expect(await storeFault()).toBe("storeBehind");
  await run("drop table rate_windows");
  expect(await storeFault()).toBe("storeBehind");
});

test("a store that is away is told, and asking never throws", async () => {
  const url = process.env["DATABASE_URL"];
  process.env["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/nothing";
  expect(await storeFault()).toBe("storeUnreachable");
  await expect(migrate()).rejects.toThrow();
  await closeDatabase();
  process.env["DATABASE_URL"] = url;
});

test("a full disk is told by the store's own code", () => {
  expect(faultOf(Object.assign(new Error("no space left"), { code: "53100" }))).toBe("storeFull");
  expect([undefined, "53100", new Error("53100"), { code: 53100 }].map(faultOf)).toEqual(
    Array(4).fill("storeUnreachable"),
  );
});
