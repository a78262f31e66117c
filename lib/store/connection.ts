import "server-only";

import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely";
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

/**
 * What breaks a connection: every fault that PostgreSQL did not say itself. A statement whose answer did not come in time
 * is still waited for in there, and the next one would stand in line behind it, until its own time is over, and so on:
 * a primary that vanished without a word would keep a whole pool for as long as TCP hopes, a quarter of an hour.
 */
export const brokenBy = (reason: unknown): Error | undefined =>
  reason instanceof Error && !("severity" in reason) ? reason : undefined;

/** The pool as the query builder wants it; a broken connection does not go back into it. */
const withoutBroken = (pool: Pool): PostgresPool => ({
  connect: async () => {
    const client = await pool.connect();
    let broken: Error | undefined;
    const query = async (text: string, parameters: readonly unknown[]): Promise<unknown> => {
      try {
        return await client.query(text, [...parameters]);
      } catch (reason) {
        broken = brokenBy(reason);
        throw reason;
      }
    };
    // Cursors, the type's other form of query, are not used here.
    return { query, release: () => client.release(broken) } as PostgresPoolClient;
  },
  end: () => pool.end(),
});

// Next bundles this module several times (pages, routes, start-up); the process still has one pool.
type Store = { readonly pool: Pool; readonly database: Kysely<Tables> };
const shared = globalThis as { checkoutStore?: Store | undefined };

const store = (): Store => {
  if (shared.checkoutStore !== undefined) return shared.checkoutStore;
  const pool = openPool({ max: 10 });
  return (shared.checkoutStore = {
    pool,
    database: new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: withoutBroken(pool) }),
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
