// npm run a11y-report: the journeys walk as always and keep each screen that they come to; then every screen is examined,
// light and dark, in both directions, into .data/a11y/report.md. `-- --kept` examines what the last run kept.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { runBuilt } from "./run-built.mjs";

const screens = join(root, ".data", "a11y", "screens");
if (!process.argv.includes("--kept")) {
  rmSync(screens, { recursive: true, force: true });
  const projects = ["--project=script", "--project=no-script"];
  await runBuilt(["node_modules/@playwright/test/cli.js", "test", ...projects, ...process.argv.slice(2)], {
    A11Y_SCREENS: screens,
  });
}
const { exitCode } = process;
await runBuilt(["--import", "tsx", "e2e/a11y/main.ts"]);
process.exitCode ||= exitCode;
