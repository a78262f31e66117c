import "server-only";

import { Kysely, Migrator, PostgresDialect } from "kysely";
import { openPool } from "@/lib/store/connection";
import { first } from "@/lib/store/migrations/001-first";
import { providerSlot } from "@/lib/store/migrations/002-provider-slot";
import { asked } from "@/lib/store/migrations/003-asked";
import { announced } from "@/lib/store/migrations/004-announced";
import { savedCards } from "@/lib/store/migrations/005-saved-cards";
import { returned } from "@/lib/store/migrations/006-returned";
import { parkedNews } from "@/lib/store/migrations/007-parked-news";
import { paidByBrowser } from "@/lib/store/migrations/008-paid-by-browser";
import { handOffs } from "@/lib/store/migrations/009-hand-offs";
import { cardTries } from "@/lib/store/migrations/010-card-tries";

/** In order of name; a migration that has run anywhere is never edited, only followed. Additive: the former version runs beside. */
const migrations = {
  "001-first": first,
  "002-provider-slot": providerSlot,
  "003-asked": asked,
  "004-announced": announced,
  "005-saved-cards": savedCards,
  "006-returned": returned,
  "007-parked-news": parkedNews,
  "008-paid-by-browser": paidByBrowser,
  "009-hand-offs": handOffs,
  "010-card-tries": cardTries,
};

/** What a store of this version has gone through. A newer version's may be there as well: they are additive. */
export const migrationNames: readonly string[] = Object.keys(migrations);

/** Any number that nobody else in this database uses. */
const lockKey = 7_251_946_023;
const patienceMs = 60_000;

/** Brings the tables to this version. Instances that start together wait for each other. Throws when it cannot. */
export const migrate = async (): Promise<void> => {
  const pool = openPool({ max: 2, statement_timeout: patienceMs });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const guard = await pool.connect();
    try {
      // The migrator's own lock begins after it made its tables, and two that make them at once collide.
      await guard.query("select pg_advisory_lock($1)", [lockKey]);
      const { error } = await new Migrator({
        db,
        provider: { getMigrations: async () => migrations },
      }).migrateToLatest();
      if (error !== undefined) throw error;
    } finally {
      // Ends the session and with it the lock, whatever state the session is in.
      guard.release(true);
    }
  } finally {
    await db.destroy();
  }
};
