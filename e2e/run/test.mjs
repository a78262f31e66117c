// npm test: every check that there is, from a fresh clone. With --fast (npm run verify): those without a browser.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { reportTrouble, root } from "./root.mjs";

const isFast = process.argv.includes("--fast");
const reports = join(root, ".data", "reports");
const files = { unit: join(reports, "unit.json"), journeys: join(reports, "journeys.json") };
let running = null;
let isEnding = false;
const bin = (path) => join(root, "node_modules", path);

/** One check by its name: an own process, or a function that throws. */
const steps = [
  { name: "format", args: [bin("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."] },
  { name: "lint", args: [bin("oxlint/bin/oxlint"), "--deny-warnings"] },
  // A fresh clone has no next-env.d.ts and no route types yet.
  { name: "route types", args: [bin("next/dist/bin/next"), "typegen"] },
  { name: "types", args: [bin("typescript/bin/tsc"), "--noEmit"] },
  { name: "unit tests", run: unitTests },
  { name: "simulation", isSlow: true, run: simulation },
  { name: "build", isSlow: true, run: build },
  { name: "journeys", isSlow: true, run: journeys },
];

async function testAll() {
  const began = Date.now();
  ensureInstalled();
  // Only this run's counts: what each scenario last came to is kept for `npm run scenarios`.
  for (const file of Object.values(files)) rmSync(file, { force: true });
  mkdirSync(reports, { recursive: true });
  let failedStep = null;
  for (const step of steps.filter(({ isSlow }) => !(isFast && isSlow))) {
    const started = Date.now();
    console.log(`\n— ${step.name}`);
    const isGood = await runStep(step);
    console.log(`— ${step.name}: ${isGood ? "good" : "FAILED"}, ${seconds(started)}`);
    if (isGood) continue;
    failedStep = step.name;
    process.exitCode = 1;
    break;
  }
  const { passed, failed } = count();
  console.log(`\n${failedStep ? `Stopped at: ${failedStep}` : "All good"}, ${seconds(began)} in all.\n`);
  // A check that is no test has no count of its own; a run that stopped at one must not end with "0 failed".
  console.log(`${passed} passed, ${failedStep && failed === 0 ? 1 : failed} failed`);
}

async function runStep(step) {
  try {
    return step.run ? await step.run() : await node(step.args);
  } catch (error) {
    reportTrouble(error);
    return false;
  }
}

/** Runs a Node program without input; true when it ended well. Asked to end, it gets time to end what it started. */
async function node(args, env = {}) {
  const { startChild } = await import("./processes.mjs");
  const quiet = { NEXT_TELEMETRY_DISABLED: "1", ...env };
  running = startChild({ name: args[0], command: process.execPath, args, env: quiet, endSignal: "SIGINT" });
  const { code } = await running.ended;
  running = null;
  return code === 0;
}

async function unitTests() {
  const { startPostgres } = await import("./postgres.mjs");
  const postgres = await startPostgres({ durable: false });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${files.unit}`];
  try {
    return await node([bin("vitest/vitest.mjs"), "run", ...reporters], { TEST_DATABASE_URL: postgres.url });
  } finally {
    await postgres.stop();
  }
}

/** Many histories of one payment under fire, and that each seeded fault is found. Ends with a line of figures. */
async function simulation() {
  return node(["--import", "tsx", join(root, "e2e/simulation/main.ts"), "--histories", "20000", "--faults"]);
}

async function build() {
  const { ensureBuilt } = await import("./build.mjs");
  ensureBuilt();
  return true;
}

async function journeys() {
  const { findChromium } = await import("./chromium.mjs");
  const env = { CHROMIUM_PATH: await findChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: files.journeys };
  return node([bin("@playwright/test/cli.js"), "test"], env);
}

/** Both runners' own counts. A journey that passed only at a second try is no pass. */
function count() {
  const unit = read(files.unit);
  const stats = read(files.journeys)?.stats;
  return {
    passed: (unit?.numPassedTests ?? 0) + (stats?.expected ?? 0),
    failed: (unit?.numFailedTests ?? 0) + (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
  };
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

// A runner that is interrupted twice leaves what it started: it hears of the first one only.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, async () => {
    if (isEnding) return;
    isEnding = true;
    await running?.stop();
    process.exit(130);
  });
}

try {
  await testAll();
} catch (error) {
  reportTrouble(error);
}
