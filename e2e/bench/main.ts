import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { measureCallbacks } from "@/e2e/bench/callbacks";
import { measureDocuments } from "@/e2e/bench/documents";
import { rounded, type Figure } from "@/e2e/bench/figure";
import { measureInstances } from "@/e2e/bench/instances";
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
  instances: measureInstances,
};

const row = ({ name, value, unit, aim, verdict, note }: Figure): string => {
  const line = `  ${name.padEnd(46)}${`${value} ${unit}`.padEnd(14)}${(aim ?? "").padEnd(9)}${verdict ?? ""}`;
  return note === "" ? line : `${line}\n      ${note}`;
};

const loadNow = (): number => rounded(loadavg()[0] ?? NaN, 1);

/** What else runs is no part of a figure, but every time and rate suffers from it. */
const tellMachine = (loads: readonly number[]): string => {
  const cores = cpus().length;
  const before = loads[0] ?? 0;
  const told = `${cores} cores; load ${before} before, then ${loads.slice(1).join(", ")}, ours included.`;
  if (before <= cores / 2) return told;
  return `${told}\n  THE MACHINE WAS BUSY: sizes and shifts hold, times and rates are too slow, ratios are rough.`;
};

async function bench(): Promise<void> {
  const wanted = process.argv.slice(2);
  const chosen = Object.entries(measures).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  const loads = [loadNow()];
  const stack = await startStack({ env: { LOG_LEVEL: "warn" } });
  const browser = await openBrowser();
  const figures: Figure[] = [];
  try {
    for (const [name, measure] of chosen) {
      console.log(`Measuring ${name} …`);
      figures.push(...(await measure(stack, browser)));
      loads.push(loadNow());
    }
  } finally {
    await browser.close();
    await stack.stop();
  }
  const machine = { cores: cpus().length, loads };
  console.log(`\n${figures.map(row).join("\n")}\n\n  ${tellMachine(loads)}`);
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
