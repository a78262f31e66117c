import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { measureCallbacks } from "@/e2e/bench/callbacks";
import { measureDocuments } from "@/e2e/bench/documents";
import type { Figure } from "@/e2e/bench/figure";
import { measurePages } from "@/e2e/bench/pages";
import { openBrowser } from "@/e2e/bench/phone";
import { measureScripts } from "@/e2e/bench/scripts";
import { measureUsable } from "@/e2e/bench/usable";
import { reportTrouble, root } from "@/e2e/run/root.mjs";
import { startStack, type Stack } from "@/e2e/run/stack.mjs";

/** `npm run bench -- pages callbacks` measures these only. */
const measures: Readonly<Record<string, (stack: Stack, browser: Browser) => Promise<Figure[]>>> = {
  usable: measureUsable,
  scripts: measureScripts,
  documents: measureDocuments,
  pages: measurePages,
  callbacks: measureCallbacks,
};

const row = ({ name, value, unit, aim, met, note }: Figure): string => {
  const judged = met === null ? "" : met ? "met" : "MISSED";
  const line = `  ${name.padEnd(50)}${`${value} ${unit}`.padEnd(14)}${(aim ?? "").padEnd(9)}${judged}`;
  return note === "" ? line : `${line}\n      ${note}`;
};

async function bench(): Promise<void> {
  const wanted = process.argv.slice(2);
  const chosen = Object.entries(measures).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  const stack = await startStack({ env: { LOG_LEVEL: "warn" } });
  const browser = await openBrowser();
  const figures: Figure[] = [];
  try {
    for (const [name, measure] of chosen) {
      console.log(`Measuring ${name} …`);
      figures.push(...(await measure(stack, browser)));
    }
  } finally {
    await browser.close();
    await stack.stop();
  }
  // Ratios of one run; what else the machine did meanwhile is part of the absolute figures.
  const machine = { cores: cpus().length, load: loadavg().map((one) => Number(one.toFixed(1))) };
  console.log(`\n${figures.map(row).join("\n")}\n\n  ${machine.cores} cores, load ${machine.load.join(" ")}`);
  mkdirSync(join(root, ".data"), { recursive: true });
  const report = { at: new Date().toISOString(), node: process.version, machine, figures };
  writeFileSync(join(root, ".data", "bench.json"), `${JSON.stringify(report, null, 2)}\n`);
}

try {
  await bench();
} catch (error) {
  reportTrouble(error);
}
process.exit();
