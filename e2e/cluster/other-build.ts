import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensure } from "@/e2e/cluster/part";
import { finishBuild } from "@/e2e/run/finish-build.mjs";
import { temporaryFolder } from "@/e2e/run/postgres-user.mjs";
import { exampleEnv, root } from "@/e2e/run/root.mjs";

/** All that a build is made of; see e2e/run/build.mjs. */
const parts = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "next.config.mjs",
  "package.json",
  "package-lock.json",
  "proxy.ts",
  "tailwind.config.ts",
  "tsconfig.json",
];

/** Every action does something else than before, and every script that browsers get has another name. */
const change = (text: string): string => {
  if (text.startsWith('"use server"'))
    return text.replace(
      /(export async function \w+\([^)]*\): Promise<void> \{)/g,
      '$1\n  if (process.env["CHECKOUT_OTHER_BUILD"] === "never") throw new Error("other build");',
    );
  if (text.startsWith('"use client"'))
    return `${text}\n(globalThis as { checkoutOtherBuild?: boolean }).checkoutOtherBuild = true;\n`;
  return text;
};

const changeAll = (folder: string): number => {
  let changed = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(name)) continue;
    const file = join(folder, name);
    const text = readFileSync(file, "utf8");
    const other = change(text);
    if (other === text) continue;
    writeFileSync(file, other);
    changed += 1;
  }
  return changed;
};

/**
 * Makes a changed build, with the same action key, in a folder of its own and gives back where; `keep` names one that an
 * earlier call made. Files that browsers load of the former build are kept beside its own, as in a deploy.
 */
export const makeOtherBuild = (keep = process.env["CLUSTER_OTHER_BUILD"]): string => {
  const folder = keep ?? temporaryFolder({});
  if (existsSync(join(folder, ".next", "BUILD_ID"))) return folder;
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  // The packages are the same files: links where the disk is the same.
  const modules = join(root, "node_modules");
  const linked = spawnSync("cp", ["-al", modules, folder]);
  if (linked.status !== 0)
    cpSync(modules, join(folder, "node_modules"), { recursive: true, verbatimSymlinks: true });
  const changed = changeAll(join(folder, "app")) + changeAll(join(folder, "components"));
  ensure(changed > 10, `Only ${changed} files were changed.`);
  const keyName = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";
  const built = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      [keyName]: exampleEnv()[keyName],
    },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  ensure(built.status === 0, `The changed build failed.\n${built.stdout}${built.stderr}`);
  finishBuild(folder);
  const still = (build: string): string => join(build, ".next", "static");
  cpSync(still(root), still(folder), { recursive: true, force: false });
  return folder;
};
