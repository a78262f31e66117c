import "server-only";

import { sql } from "kysely";
import { database } from "@/lib/store/connection";
import { migrationNames } from "@/lib/store/migrate";
import { hit } from "@/lib/store/rate";

/** Why the store can take no payment. `storeBehind`: it lacks a table or a migration of this version. */
export type StoreFault = "storeUnreachable" | "storeReadOnly" | "storeFull" | "storeBehind";

/** SQLSTATE; whatever else it says, or does not say, is "unreachable". Source: PostgreSQL, appendix A. */
const faults: Readonly<Record<string, StoreFault>> = {
  "25006": "storeReadOnly",
  "53100": "storeFull",
  "42P01": "storeBehind",
  "42883": "storeBehind",
  "3F000": "storeBehind",
};

export const faultOf = (reason: unknown): StoreFault => {
  const code: unknown = typeof reason === "object" && reason !== null ? Reflect.get(reason, "code") : null;
  return (typeof code === "string" ? faults[code] : undefined) ?? "storeUnreachable";
};

/**
 * Whether the store could take a payment now, found out by a small write: a server that only reads, or whose disk is
 * full, answers every question and keeps nothing. Never throws.
 */
export const storeFault = async (): Promise<StoreFault | null> => {
  try {
    await hit("health", 60);
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from kysely_migration where name in (${sql.join(migrationNames)})`.execute(
      database(),
    );
    return rows[0]?.count === migrationNames.length ? null : "storeBehind";
  } catch (reason) {
    return faultOf(reason);
  }
};
