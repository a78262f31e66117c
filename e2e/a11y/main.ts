import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { examine, examineBriefly, type Kept } from "@/e2e/a11y/examine";
import { countFaults, writeReport, type Findings } from "@/e2e/a11y/report";
import { reportTrouble, root } from "@/e2e/run/root.mjs";

const folder = join(root, ".data", "a11y");
const screens = join(folder, "screens");

/** Examines every screen that the journeys kept. */
async function main(): Promise<void> {
  const executablePath = process.env["CHROMIUM_PATH"];
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  const findings: Findings[number][] = [];
  const waiting = readdirSync(screens).toSorted();
  const work = async (): Promise<void> => {
    const context = await browser.newContext({ locale: "en-GB" });
    // What runs this file marks functions with a helper of its own, which pages do not have.
    await context.addInitScript("globalThis.__name = (each) => each");
    const page = await context.newPage();
    for (let screen = waiting.shift(); screen !== undefined; screen = waiting.shift()) {
      // What a worker writes there is what this reads: see journeys/support/keep-screen.ts.
      const kept = JSON.parse(readFileSync(join(screens, screen), "utf8")) as Kept;
      const found = await (screen.startsWith("no-script") ? examineBriefly : examine)(page, kept);
      findings.push({ screen, found });
      console.log(`${countFaults([{ screen, found }]) === 0 ? "good " : "FAULT"} ${screen}`);
    }
    await context.close();
  };
  await Promise.all([work(), work()]);
  await browser.close();
  const sorted = findings.toSorted((a, b) => a.screen.localeCompare(b.screen));
  writeFileSync(join(folder, "report.md"), writeReport(sorted));
  const faults = countFaults(sorted);
  console.log(`\n${findings.length} screens, ${faults} faults: ${join(folder, "report.md")}`);
  if (faults > 0 || findings.length === 0) process.exitCode = 1;
}

await main().catch(reportTrouble);
