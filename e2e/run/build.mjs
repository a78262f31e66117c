import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { finishBuild } from "./finish-build.mjs";
import { lastWords } from "./processes.mjs";
import { exampleEnv, root, Trouble } from "./root.mjs";

const inputs = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "e2e/run/finish-build.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
const stamp = join(root, ".next", ".checkout-inputs");
const keyName = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

/**
 * Builds Checkout unless the build that is there was made of the same sources with the same action key.
 * @param {{ env?: Record<string, string> }} options
 */
export function ensureBuilt({ env = {} } = {}) {
  const all = { ...process.env, [keyName]: exampleEnv()[keyName], ...env };
  const wanted = hashOfInputs(all[keyName]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Building Checkout (a minute or so; only when its sources changed) …");
  rmSync(stamp, { force: true });
  build({ ...all, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  writeFileSync(stamp, wanted);
}

function build(env) {
  const log = join(root, ".data", "logs", "build.log");
  mkdirSync(join(root, ".data", "logs"), { recursive: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["node_modules/next/dist/bin/next", "build"],
    {
      cwd: root,
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  writeFileSync(log, `${stdout}${stderr}`);
  if (status !== 0) throw new Trouble(`Checkout could not be built.\n${lastWords(log)}`);
  finishBuild(root);
}

/** Tests lie beside the code and are no part of the build. */
function hashOfInputs(key) {
  const hash = createHash("sha256").update(createHash("sha256").update(key).digest("hex"));
  const configs = readdirSync(root).filter((name) => /\.config\.(mjs|ts|js)$/.test(name));
  const ofBuild = configs.filter((name) => !/^(vitest|playwright)\./.test(name));
  for (const file of [...inputs, ...ofBuild].flatMap(filesOf).toSorted()) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function filesOf(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(join(root, path)).flatMap((name) => filesOf(`${path}/${name}`));
}
