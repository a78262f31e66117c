import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Coverage } from "@/e2e/simulation/coverage";
import { seededFaults } from "@/e2e/simulation/seeded-faults";
import type { Failure, Found, Played } from "@/e2e/simulation/work";

/**
 * `npm run simulate -- --histories N --seed S [--faults | --anew] [--processes P]`: plays histories, and with `--faults`
 * looks for every seeded fault: first in the history that found it the last time, then in all others. `--anew` looks
 * from the beginning, and notes which history found which. Ends with one line that says it all.
 */
const { values } = parseArgs({
  options: {
    histories: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    processes: { type: "string", default: "2" },
    faults: { type: "boolean", default: false },
    anew: { type: "boolean", default: false },
  },
});
const [histories, seed, processes] = [values.histories, values.seed, values.processes].map(Number);
if (!histories || !seed || !processes)
  throw new Error("--histories, --seed and --processes want whole numbers.");

const worker = fileURLToPath(new URL("./worker.ts", import.meta.url));

const run = <T>(args: readonly string[]): Promise<T> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--max-semi-space-size=64", "--import", "tsx", worker, ...args], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.on("close", (code) =>
      code === 0
        ? resolve(JSON.parse(Buffer.concat(parts).toString("utf8")) as T)
        : reject(new Error(`A process of the simulation ended with ${code}.`)),
    );
  });

const shares = Array.from({ length: processes }, (_, index) => index);
const begun = Date.now();
const seconds = (): number => (Date.now() - begun) / 1_000;

const each = Math.ceil(histories / processes);
const played = await Promise.all(
  shares.map((share) => {
    const from = seed + share * each;
    return run<Played>(["play", `${from}`, `${Math.min(from + each, seed + histories)}`]);
  }),
);
const playedIn = seconds();
const coverage = new Coverage();
for (const { met } of played) coverage.add(met);
const failures = played.flatMap((part) => part.failures);
failures.forEach(tell);

const names = Object.keys(seededFaults);
const isSought = values.faults || values.anew;
const found = isSought
  ? (
      await Promise.all(
        shares.map((share) =>
          run<Found[]>([
            values.anew ? "anew" : "seek",
            ...names.filter((_, index) => index % processes === share),
          ]),
        ),
      )
    ).flat()
  : [];
for (const { name, seed: by, saw, histories: after } of found)
  console.log(
    by === null ? `  NOT FOUND: ${name}` : `  found: ${name} (history ${by}, after ${after}: ${saw})`,
  );
const missed = found.filter(({ seed: by }) => by === null);
if (values.anew) noteFinders();

if (coverage.missingEdges.length > 0) console.log(`Never taken: ${coverage.missingEdges.join(", ")}`);
if (histories >= 20_000) console.log(`Never met together: ${coverage.missingPairs.join(", ") || "none"}`);
const rate = (played.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / histories).toFixed(1);
const check = isSought ? `; ${found.length - missed.length} of ${found.length} seeded faults found` : "";
console.log(
  `Simulation: ${histories} histories from seed ${seed}, ${failures.length} broken, ${playedIn.toFixed(0)} s on ${processes} processes (${rate} ms of a processor each); ${coverage.summary}${check}; ${seconds().toFixed(0)} s in all.`,
);
process.exitCode = failures.length + missed.length > 0 ? 1 : 0;

/** The next search begins with these. */
function noteFinders(): void {
  const lines = found.flatMap(({ name, seed: by }) => (by === null ? [] : [[name, by] as const]));
  const byName = Object.fromEntries(lines.toSorted(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(new URL("./finders.json", import.meta.url), `${JSON.stringify(byName, null, 2)}\n`);
}

/** What reproduces it is printed, and kept: the tests play it first from now on. */
function tell({ plan, broken, trace }: Failure): void {
  const file = new URL(`./regressions/seed-${plan.seed}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify({ found: broken[0], plan }, null, 2)}\n`);
  console.log(`\nBROKEN: ${broken.join("; ")}\n${trace.slice(-60).join("\n")}`);
  console.log(`Again: npm run simulate -- --histories 1 --seed ${plan.seed}. Kept in ${fileURLToPath(file)}`);
}
