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

type Tried = { readonly engine: Engine; readonly found: Found; readonly bad: Mode[] };

const find = (engine: Engine): Promise<Found> =>
  engine.find().catch((error: unknown): Found => ({ kind: "missing", why: String(error) }));

const lineOf = ({ engine, found, bad }: Tried): string => {
  const name = engine.name.padEnd(14);
  if (found.kind === "missing") return `  ${name} skipped: ${found.why}`;
  return `  ${name} ${bad.length === 0 ? "paid with script, without, and refused" : `FAILED: ${bad.join(", ")}`} (${found.version})`;
};

async function playAll(): Promise<void> {
  const quick = { CHECKOUT_CHECK_AFTER_MS: "800", GATE_TIMEOUT_MS: "4000", LOG_LEVEL: "warn" };
  const logDir = join(root, ".data", "logs", "engines");
  const stack = await startStack({ clockScale: 0.02, durable: false, env: quick, logDir });
  const tried: Tried[] = [];
  try {
    for (const engine of ENGINES.filter(isWanted)) tried.push({ engine, found: await find(engine), bad: [] });
    for (const mode of MODES)
      for (const { engine, found, bad } of tried) {
        if (found.kind === "missing") continue;
        const fault = await play(engine, found, mode, stack).catch((error: unknown) => String(error));
        console.log(`${engine.name}, ${mode}: ${fault ?? "paid"}`);
        if (fault !== null) bad.push(mode);
      }
  } finally {
    await stack.stop();
  }
  console.log(`\n${tried.map(lineOf).join("\n")}\n\n  Pictures: ${pictures}`);
  const isGood = tried.length > 0 && tried.every(({ bad }) => bad.length === 0);
  process.exitCode = isGood ? 0 : 1;
}

try {
  await playAll();
} catch (error) {
  reportTrouble(error);
}
process.exit();
