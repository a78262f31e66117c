import { readFileSync } from "node:fs";
import { readEnvironment } from "@/e2e/simulation/environment";
import { play, seek, type Found } from "@/e2e/simulation/work";

/** One process of the simulation: `play FROM TO`, or for seeded faults `seek NAME…`, which begins with the
 * histories that found them last, or `anew NAME…`. Its answer is one line of JSON. */
const [what, ...rest] = process.argv.slice(2);
const env = readEnvironment();

if (what === "play") {
  const [from = 1, to = 1] = rest.map(Number);
  process.stdout.write(JSON.stringify(await play(from, to, env)));
} else {
  const isAnew = what === "anew";
  const finders = JSON.parse(readFileSync(new URL("./finders.json", import.meta.url), "utf8")) as Readonly<
    Record<string, number>
  >;
  const found: Found[] = [];
  for (const name of rest) found.push(await seek(name, env, isAnew ? null : (finders[name] ?? null)));
  process.stdout.write(JSON.stringify(found));
}
