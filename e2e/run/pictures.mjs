// npm run pictures: every screen in every size, light and dark, with script and without, into .data/pictures, to be
// looked at. The journeys walk as always and stop at each screen that has no picture yet. No part of npm test.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { runBuilt } from "./run-built.mjs";

const folder = join(root, ".data", "pictures");
rmSync(folder, { recursive: true, force: true });
const projects = ["--project=script", "--project=no-script"];
await runBuilt(["node_modules/@playwright/test/cli.js", "test", ...projects, ...process.argv.slice(2)], {
  PICTURES: folder,
});
console.log(`\nPictures: ${folder}`);
