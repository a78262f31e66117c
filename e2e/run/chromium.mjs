import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root, Trouble } from "./root.mjs";

const commands = [
  // The same engine without a window's parts: journeys take half the time of it.
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "msedge",
];

const places = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) => [
    join(process.env[variable] ?? "C:\\", "Google\\Chrome\\Application\\chrome.exe"),
    join(process.env[variable] ?? "C:\\", "Microsoft\\Edge\\Application\\msedge.exe"),
  ]),
};

/** The system's own package managers: what brings Chromium there, until it is there. */
const managers = {
  "apt-get": [
    ["apt-get", "update", "-q"],
    ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium-headless-shell"],
    ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"],
  ],
  dnf: [["dnf", "install", "-y", "chromium"]],
  apk: [["apk", "add", "--no-cache", "chromium"]],
  pacman: [["pacman", "-Sy", "--noconfirm", "chromium"]],
};

/**
 * The path of a Chromium that runs here, got from where it can be got: the machine, Playwright's download, the
 * system's package manager.
 * @returns {Promise<string>}
 */
export async function findChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) {
    if (runs(wanted)) return wanted;
    throw new Trouble(`CHROMIUM_PATH names ${wanted}, which does not run.`);
  }
  return onMachine() ?? (await byPlaywright()) ?? bySystem() ?? missing();
}

function onMachine() {
  const named = commands.map(onPath).filter((path) => path !== null);
  return [...named, ...(places[process.platform] ?? [])].find((path) => runs(path)) ?? null;
}

function onPath(command) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, command)).find((path) => existsSync(path)) ?? null;
}

/** A file is not enough: a download may lack libraries of the system, a snap's stub may lack the snap. */
function runs(path) {
  if (!existsSync(path)) return false;
  // There the program opens a window instead of answering.
  if (process.platform === "win32") return true;
  const { status } = spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 });
  return status === 0;
}

async function byPlaywright() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  if (runs(path)) return path;
  if (!existsSync(path)) {
    console.log("No Chromium on this machine. Downloading Playwright's …");
    playwright("install", "--no-shell", "chromium");
  }
  if (runs(path)) return path;
  // Downloaded, but without the libraries that it needs.
  if (existsSync(path) && isRoot()) playwright("install-deps", "chromium");
  return runs(path) ? path : null;
}

function playwright(...args) {
  const cli = join(root, "node_modules/@playwright/test/cli.js");
  run(process.execPath, [cli, ...args], 10);
}

function bySystem() {
  const manager = Object.keys(managers).find((name) => onPath(name) !== null);
  if (manager === undefined) return null;
  console.log(`Installing Chromium with ${manager} …`);
  // Without a terminal nobody can answer a question for a password: -n fails instead.
  const before = isRoot() ? [] : ["sudo", "-n"];
  for (const command of managers[manager]) {
    const [program, ...args] = [...before, ...command];
    run(program, args, 15);
    const found = onMachine();
    if (found !== null) return found;
  }
  return null;
}

/** What it says is shown only when it failed: the next source may do, and the alarm would be false. */
function run(program, args, minutes) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: minutes * 60_000,
    maxBuffer: 64 * 1024 * 1024,
    env: {
      ...process.env,
      DEBIAN_FRONTEND: "noninteractive",
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "15000",
    },
  });
  if (status === 0) return;
  const words = error?.message ?? `${stdout}${stderr}`.trim().split("\n").slice(-5).join("\n  ");
  console.log(`  That did not work: ${words}`);
}

const isRoot = () => process.getuid?.() === 0;

function missing() {
  throw new Trouble(
    "No Chromium was found, and none could be installed.\n" +
      "Install Chromium or Chrome, or say where one is: CHROMIUM_PATH=/path/to/chromium npm test",
  );
}
