// npm run dpad-walk: the journeys walk as always, and over each screen that they come to goes a walk by the arrows of a
// remote control, in two sizes of television. With --native in a browser that has a navigation of its own.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { runBuilt } from "./run-built.mjs";

const folder = join(root, ".data", "dpad");
rmSync(folder, { recursive: true, force: true });
const rest = process.argv.slice(2).filter((each) => each !== "--native");
const isNative = process.argv.includes("--native");
await runBuilt(["node_modules/@playwright/test/cli.js", "test", "--project=script", ...rest], {
  DPAD_WALK: folder,
  ...(isNative ? { CHROMIUM_ARGS: "--enable-spatial-navigation" } : {}),
});
for (const screen of readdirSync(folder).toSorted())
  console.log(`${screen.replace(/^script /, "").padEnd(36)} ${readFileSync(join(folder, screen), "utf8")}`);
