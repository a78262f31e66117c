import { readEnvironment } from "@/e2e/simulation/environment";
import { play, seek, type Found } from "@/e2e/simulation/work";

/** One process of the simulation: `play FROM TO`, or `seek NAME…` for seeded faults. Its answer is one line of JSON. */
const [what, ...rest] = process.argv.slice(2);
const env = readEnvironment();

if (what === "play") {
  const [from = 1, to = 1] = rest.map(Number);
  process.stdout.write(JSON.stringify(await play(from, to, env)));
} else {
  const found: Found[] = [];
  for (const name of rest) found.push(await seek(name, env));
  process.stdout.write(JSON.stringify(found));
}
