import { ensureInstalled } from "./install.mjs";
import { reportTrouble } from "./root.mjs";

let running = null;
let isEnding = false;

// A runner that is interrupted twice leaves what it started: it hears of the first one only.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, async () => {
    if (isEnding) return;
    isEnding = true;
    await running?.stop();
    process.exit(130);
  });
}

/**
 * Runs a Node program on a current build with a browser at hand, all got where it was missing; its end is our end.
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} env
 */
export async function runBuilt(args, env = {}) {
  try {
    ensureInstalled();
    const [{ ensureBuilt }, { findChromium }, { startChild }] = await Promise.all([
      import("./build.mjs"),
      import("./chromium.mjs"),
      import("./processes.mjs"),
    ]);
    ensureBuilt();
    running = startChild({
      name: args[0],
      command: process.execPath,
      args,
      env: { NEXT_TELEMETRY_DISABLED: "1", CHROMIUM_PATH: await findChromium(), ...env },
      endSignal: "SIGINT",
    });
    const { code } = await running.ended;
    process.exitCode = code ?? 1;
  } catch (error) {
    reportTrouble(error);
  }
}
