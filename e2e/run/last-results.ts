import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Surface } from "@/e2e/scenarios/surfaces";

export type LastResult = { readonly passed: boolean; readonly at: string };

/** How each row ended when it was last played, by id and surface. */
export type LastResults = Record<string, Partial<Record<Surface, LastResult>>>;

const file = join(process.cwd(), ".data", "reports", "scenarios.json");

export const readLastResults = (): LastResults =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as LastResults) : {};

/** Keeps what is known of rows that were not played this time. */
export function keepLastResults(results: LastResults): void {
  const kept = readLastResults();
  for (const [id, cells] of Object.entries(results)) kept[id] = { ...kept[id], ...cells };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(kept, null, 1)}\n`);
}
