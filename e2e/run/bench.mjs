// npm run bench: how quick and how light Checkout is, as ratios within one run. No part of npm test.
import { spawn } from "node:child_process";
import { ensureInstalled } from "./install.mjs";
import { reportTrouble, root } from "./root.mjs";

async function bench() {
  ensureInstalled();
  const [{ ensureBuilt }, { findChromium }] = await Promise.all([
    import("./build.mjs"),
    import("./chromium.mjs"),
  ]);
  ensureBuilt();
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CHROMIUM_PATH: await findChromium() };
  const args = ["--import", "tsx", "e2e/bench/main.ts", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" });
  process.exitCode = await new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(130));

try {
  await bench();
} catch (error) {
  reportTrouble(error);
}
