import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Source } from "@/e2e/journeys/robust/support/canary";
import { query } from "@/e2e/journeys/robust/support/database";

/** Every row of every table, as text. */
export const rowsOfStore = async (): Promise<Source[]> => {
  const tables = await query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const all = await Promise.all(
    tables.map(async ({ name }) => ({
      where: `table ${name}`,
      rows: await query<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`),
    })),
  );
  return all.map(({ where, rows }) => ({ where, text: rows.map(({ row }) => row).join("\n") }));
};

/** The files below a folder that were written since then, byte by byte. */
export const filesSince = (folder: string, since: number): Source[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= since)
    .map((file) => ({ where: `file ${file}`, text: readFileSync(file, "latin1") }));
