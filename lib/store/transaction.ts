import "server-only";

import type { Compilable } from "kysely";
import { escapeLiteral, type QueryResult } from "pg";
import { observe } from "@/lib/metrics/registry";
import { brokenBy, takeConnection } from "@/lib/store/connection";

/** One transaction on a connection of its own. */
export type Connection = {
  run<R>(statement: Compilable<R>): Promise<readonly R[]>;
  /** Statements without parameters, sent together: one way to the store and back for all. One result a statement. */
  runTogether(statements: readonly string[]): Promise<readonly QueryResult[]>;
};

/** A string as it may stand in a statement that takes no parameters. */
export const literal = escapeLiteral;

/**
 * Runs `work` in a transaction and commits with what it hands back as `last`: statements that ride with the commit.
 * `first` rides with the beginning. Whatever throws rolls everything back; a commit that the store did not confirm
 * throws too.
 */
export const inTransaction = async <T>(first: readonly string[], work: Work<T>): Promise<T> => {
  const startedAt = performance.now();
  let outcome: "done" | "failed" = "failed";
  try {
    const result = await transact(first, work);
    outcome = "done";
    return result;
  } finally {
    const seconds = (performance.now() - startedAt) / 1_000;
    observe("checkout_store_seconds", { call: "change", outcome }, seconds);
  }
};

type Work<T> = (
  connection: Connection,
  answers: readonly QueryResult[],
) => Promise<{ result: T; last: readonly string[] }>;

const transact = async <T>(first: readonly string[], work: Work<T>): Promise<T> => {
  const client = await takeConnection();
  let broken: Error | undefined;
  const said = async <A>(answer: Promise<A>): Promise<A> => {
    try {
      return await answer;
    } catch (reason) {
      broken = brokenBy(reason);
      throw reason;
    }
  };
  const connection: Connection = {
    run: async <R>(statement: Compilable<R>) => {
      const { sql, parameters } = statement.compile();
      return (await said(client.query(sql, [...parameters]))).rows as R[];
    },
    runTogether: async (statements) => {
      const answer = (await said(client.query(statements.join(";\n")))) as QueryResult | QueryResult[];
      return Array.isArray(answer) ? answer : [answer];
    },
  };
  try {
    const [, ...answers] = await connection.runTogether(["begin", ...first]);
    const { result, last } = await work(connection, answers);
    // A transaction that failed unnoticed would answer the commit with a roll-back, and no error.
    const end = (await connection.runTogether([...last, "commit"])).at(-1);
    if (end?.command !== "COMMIT") throw new Error("The store did not commit.");
    return result;
  } catch (reason) {
    // A connection that is broken or cannot even roll back is given up, and the store rolls back by itself.
    if (broken === undefined) await client.query("rollback").catch((fault: Error) => (broken = fault));
    throw reason;
  } finally {
    client.release(broken);
  }
};
