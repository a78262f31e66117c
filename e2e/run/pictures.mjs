// npm run pictures: every screen in every size, light and dark, with script and without, into .data/pictures, to be
// looked at. The journeys walk as always and stop at each screen that has no picture yet. No part of npm test.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { reportTrouble, root } from "./root.mjs";

async function pictures() {
  ensureInstalled();
  const [{ ensureBuilt }, { findChromium }] = await Promise.all([
    import("./build.mjs"),
    import("./chromium.mjs"),
  ]);
  ensureBuilt();
  const folder = join(root, ".data", "pictures");
  rmSync(folder, { recursive: true, force: true });
  const env = { ...process.env, PICTURES: folder, CHROMIUM_PATH: await findChromium() };
  const cli = join(root, "node_modules/@playwright/test/cli.js");
  const args = [cli, "test", "--project=script", "--project=no-script", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" });
  process.exitCode = await new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  console.log(`\nPictures: ${folder}`);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(130));

try {
  await pictures();
} catch (error) {
  reportTrouble(error);
}
