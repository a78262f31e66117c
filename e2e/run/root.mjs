import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder; every script works from here, wherever it was called from. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** A fault that the reader can act on: it is printed without a stack. */
export class Trouble extends Error {}

/** Prints a Trouble as plain words and anything else with its stack; sets the exit code. */
export function reportTrouble(error) {
  console.error(error instanceof Trouble ? `\n${error.message}\n` : error);
  process.exitCode = 1;
}

/** The values of .env.example: what demo and tests run with, one set of them for both. */
export function exampleEnv() {
  const pairs = readFileSync(join(root, ".env.example"), "utf8")
    .split(/\r?\n/)
    .map((line) => /^([A-Z0-9_]+)=(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, name, value]) => [name, value.trim()]);
  return Object.fromEntries(pairs);
}
