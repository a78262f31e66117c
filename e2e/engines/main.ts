import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { MODES, type Engine, type Found, type Mode } from "@/e2e/engines/driver";
import { ENGINES } from "@/e2e/engines/list";
import { payByCard } from "@/e2e/engines/play";
import { reportTrouble, root } from "@/e2e/run/root.mjs";
import { startStack, type Stack } from "@/e2e/run/stack.mjs";

/** `npm run test:engines -- 64 firefox` plays in those only. */
const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
const isWanted = ({ name }: Engine): boolean =>
  wanted.length === 0 || wanted.some((word) => name.toLowerCase().includes(word));

const pictures = join(root, ".data", "engines", "pictures");

/** One payment in one engine; what went wrong, or null. */
async function play(engine: Engine, found: Extract<Found, { kind: "found" }>, mode: Mode, stack: Stack) {
  const folder = join(pictures, engine.name.replaceAll(" ", "-"), mode.replaceAll(" ", "-"));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const driver = await found.start(mode);
  try {
    await payByCard(driver, mode, stack, folder);
    return driver.faults().length === 0
      ? null
      : `The browser complained:\n    ${driver.faults().join("\n    ")}`;
  } catch (error) {
    const file = join(folder, "trouble.png");
    await driver.picture(file, { width: 1280, height: 800 }).catch(() => undefined);
    const told = [error instanceof Error ? error.message : String(error), ...driver.faults()];
    return `${told.join("\n    ")}\n    (${file})`;
  } finally {
    await driver.close();
  }
}

type Line = { readonly text: string; readonly isGood: boolean };

async function playIn(engine: Engine, stack: Stack): Promise<Line> {
  const name = engine.name.padEnd(14);
  const found = await engine
    .find()
    .catch((error: unknown): Found => ({ kind: "missing", why: String(error) }));
  if (found.kind === "missing") return { text: `  ${name} skipped: ${found.why}`, isGood: true };
  const bad: string[] = [];
  for (const mode of MODES) {
    const fault = await play(engine, found, mode, stack).catch((error: unknown) => String(error));
    console.log(`${engine.name}, ${mode}: ${fault ?? "paid"}`);
    if (fault !== null) bad.push(mode);
  }
  const told = bad.length === 0 ? `paid with script, without, and refused` : `FAILED: ${bad.join(", ")}`;
  return { text: `  ${name} ${told} (${found.version})`, isGood: bad.length === 0 };
}

async function playAll(): Promise<void> {
  const quick = { CHECKOUT_CHECK_AFTER_MS: "800", GATE_TIMEOUT_MS: "4000", LOG_LEVEL: "warn" };
  const logDir = join(root, ".data", "logs", "engines");
  const stack = await startStack({ clockScale: 0.02, durable: false, env: quick, logDir });
  const lines: Line[] = [];
  try {
    for (const engine of ENGINES.filter(isWanted)) lines.push(await playIn(engine, stack));
  } finally {
    await stack.stop();
  }
  console.log(`\n${lines.map(({ text }) => text).join("\n")}\n\n  Pictures: ${pictures}`);
  process.exitCode = lines.length > 0 && lines.every(({ isGood }) => isGood) ? 0 : 1;
}

try {
  await playAll();
} catch (error) {
  reportTrouble(error);
}
process.exit();
