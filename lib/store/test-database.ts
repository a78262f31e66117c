import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll } from "vitest";
import { closeDatabase } from "@/lib/store/connection";
import { migrate } from "@/lib/store/migrate";
import { closeWatch } from "@/lib/store/watch";

type Server = { readonly url: string; readonly stop: () => Promise<void> };

// The runner of the demo and the journeys owns the embedded server; its path is no import of lib.
const runner = new URL("../../e2e/run/postgres.mjs", import.meta.url).href;

const startServer = async (): Promise<Server> => {
  const given = process.env["TEST_DATABASE_URL"];
  if (given) return { url: given, stop: async () => undefined };
  const { startPostgres } = (await import(/* @vite-ignore */ runner)) as {
    startPostgres: (options: { readonly durable: boolean }) => Promise<Server>;
  };
  return startPostgres({ durable: false });
};

/** Runs SQL outside the pool, on a connection of its own. */
export const withClient = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/**
 * For tests: a real PostgreSQL and a fresh database with all migrations for this test file, gone afterwards. With
 * TEST_DATABASE_URL the database is made in that server.
 */
export const useTestDatabase = (options: { readonly migrated?: boolean } = {}): void => {
  let server: Server | null = null;
  process.env["LOG_LEVEL"] ??= "silent";
  const name = `test_${randomBytes(6).toString("hex")}`;

  beforeAll(async () => {
    server = await startServer();
    process.env["DATABASE_URL"] = server.url;
    await withClient((client) => client.query(`create database ${name}`));
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    process.env["DATABASE_URL"] = url.href;
    if (options.migrated !== false) await migrate();
  }, 60_000);

  afterAll(async () => {
    await closeWatch();
    await closeDatabase();
    if (server === null) return;
    process.env["DATABASE_URL"] = server.url;
    await withClient((client) => client.query(`drop database if exists ${name} with (force)`));
    await server.stop();
  }, 60_000);
};
