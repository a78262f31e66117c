import { spawn } from "node:child_process";
import { ensureInstalled } from "./install.mjs";
import { reportTrouble, root } from "./root.mjs";

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(130));

/**
 * Runs a Node program on a current build with a browser at hand, all got where it was missing; its end is our end.
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} env
 */
export async function runBuilt(args, env = {}) {
  try {
    ensureInstalled();
    const [{ ensureBuilt }, { findChromium }] = await Promise.all([
      import("./build.mjs"),
      import("./chromium.mjs"),
    ]);
    ensureBuilt();
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CHROMIUM_PATH: await findChromium(), ...env },
    });
    process.exitCode = await new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  } catch (error) {
    reportTrouble(error);
  }
}
