import "server-only";

import { Kysely, PostgresDialect } from "kysely";
import { Pool, types, type CustomTypesConfig, type PoolClient } from "pg";
import { log } from "@/lib/logging/log";
import { observe } from "@/lib/metrics/registry";
import type { Tables } from "@/lib/store/tables";

const int8 = 20;

/** Our 64-bit columns hold milliseconds and minor units, both safe integers; as text they would compare wrongly. */
const parsers: CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === int8 ? Number : types.getTypeParser(oid, format)),
};

/** The address of the store. config/env has judged it at start; scripts and tests set nothing else. */
export const databaseUrl = (): string => {
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error("DATABASE_URL is not set.");
  return url;
};

/** Every call to the store has a deadline: a slow store must refuse a payment, not hang it. Milliseconds. */
const limits = {
  statement_timeout: 5_000,
  connectionTimeoutMillis: 3_000,
  // Work that dies between lock and commit gives the invoice back.
  idle_in_transaction_session_timeout: 10_000,
};

export const openPool = (options: { readonly max: number; readonly statement_timeout?: number }): Pool => {
  const deadlines = { ...limits, ...options };
  // The server's own deadline is no help when the server, or the way to it, has fallen silent: then ours ends the call.
  const query_timeout = deadlines.statement_timeout + 1_000;
  const pool = new Pool({ connectionString: databaseUrl(), types: parsers, ...deadlines, query_timeout });
  // Without a listener a connection that breaks while idle would end the process.
  pool.on("error", (reason) => log("warn", "store.connectionLost", { error: reason }));
  return pool;
};

// Next bundles this module several times (pages, routes, start-up); the process still has one pool.
type Store = { readonly pool: Pool; readonly database: Kysely<Tables> };
const shared = globalThis as { checkoutStore?: Store | undefined };

const store = (): Store => {
  if (shared.checkoutStore !== undefined) return shared.checkoutStore;
  const pool = openPool({ max: 10 });
  return (shared.checkoutStore = {
    pool,
    database: new Kysely<Tables>({
      dialect: new PostgresDialect({ pool }),
      log: ({ level, queryDurationMillis }) =>
        observe(
          "checkout_store_seconds",
          { call: "query", outcome: level === "error" ? "failed" : "done" },
          queryDurationMillis / 1_000,
        ),
    }),
  });
};

/** The one pool of this process, for statements one at a time. */
export const database = (): Kysely<Tables> => store().database;

/** A connection of the same pool, for work that sends several statements at once. The caller releases it. */
export const takeConnection = (): Promise<PoolClient> => store().pool.connect();

/** How the pool stands; nothing of it where nobody has asked the store yet. */
export const poolState = (): { readonly open: number; readonly idle: number; readonly waiting: number } => {
  const pool = shared.checkoutStore?.pool;
  return { open: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
};

/** Gives all connections back; for the end of the process and of tests. */
export const closeDatabase = async (): Promise<void> => {
  const open = shared.checkoutStore;
  shared.checkoutStore = undefined;
  await open?.database.destroy();
};
