import { cpus, loadavg } from "node:os";
import { callbacks } from "@/e2e/cluster/parts/callbacks";
import { clocks } from "@/e2e/cluster/parts/clocks";
import { gateWay } from "@/e2e/cluster/parts/gate-way";
import { journeys } from "@/e2e/cluster/parts/journeys";
import { live } from "@/e2e/cluster/parts/live";
import { proxy } from "@/e2e/cluster/parts/proxy";
import { rolling } from "@/e2e/cluster/parts/rolling";
import { storeParts } from "@/e2e/cluster/parts/store";
import { submits } from "@/e2e/cluster/parts/submits";
import { sweep } from "@/e2e/cluster/parts/sweep";
import type { Part } from "@/e2e/cluster/part";
import { reportTrouble, Trouble } from "@/e2e/run/root.mjs";

/** In the order in which they run; `npm run test:cluster -- sweep live` runs these only. */
const parts: readonly Part[] = [
  proxy,
  journeys,
  submits,
  callbacks,
  live,
  sweep,
  gateWay,
  clocks,
  ...storeParts,
  rolling,
];

const play = async ({ name, run }: Part): Promise<boolean> => {
  const began = performance.now();
  const seconds = (): string => `${((performance.now() - began) / 1000).toFixed(0)} s`;
  process.env["CLUSTER_PART"] = name;
  try {
    const { did, ledger } = await run();
    console.log(`${name}: good. ${did} Ledger: ${ledger} (${seconds()})`);
    return true;
  } catch (reason) {
    console.log(`${name}: FAILED (${seconds()})`);
    reportTrouble(reason);
    return false;
  }
};

try {
  const wanted = process.argv.slice(2);
  const strange = wanted.find((name) => !parts.some((part) => part.name === name));
  if (strange !== undefined)
    throw new Trouble(
      `No part is called ${strange}. There are: ${parts.map(({ name }) => name).join(", ")}.`,
    );
  const chosen = parts.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const results: boolean[] = [];
  for (const part of chosen) results.push(await play(part));
  const failed = results.filter((isGood) => !isGood).length;
  console.log(
    `\n${results.length - failed} good, ${failed} failed; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}.`,
  );
  if (failed > 0) process.exitCode = 1;
} catch (error) {
  reportTrouble(error);
}
