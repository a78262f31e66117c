import "server-only";

import { sql } from "kysely";
import { database } from "@/lib/store/connection";

/** Whether the store answers within its deadline. Never throws. */
export const ping = async (): Promise<boolean> => {
  try {
    await sql`select 1`.execute(database());
    return true;
  } catch {
    return false;
  }
};
