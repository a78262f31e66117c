import { cpSync, existsSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { finishBuild } from "./finish-build.mjs";
import { reportTrouble, root, Trouble } from "./root.mjs";

/**
 * A build that runs without the project and its packages: `.next/standalone`, started by `node server.js`. The framework
 * leaves out what it expects a CDN to serve; here each instance serves it, so that a page never waits for another host.
 */
function buildStandalone() {
  run(["node_modules/next/dist/bin/next", "build"]);
  finishBuild(root);
  run(["--conditions=react-server", "--import", "tsx", "e2e/manifest/main.ts"]);
  const target = join(root, ".next", "standalone");
  cpSync(join(root, ".next", "static"), join(target, ".next", "static"), { recursive: true });
  cpSync(join(root, "public"), join(target, "public"), { recursive: true });
  if (!existsSync(join(target, "server.js"))) throw new Trouble(`There is no server.js in ${target}.`);
  console.log(`standalone: ${target}; start it there with: node server.js`);
}

function run(args) {
  const env = { ...process.env, NODE_ENV: "production", CHECKOUT_STANDALONE: "1" };
  const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: "inherit" });
  if (status !== 0) throw new Trouble(`This failed: node ${args.join(" ")}`);
}

try {
  buildStandalone();
} catch (error) {
  reportTrouble(error);
}
