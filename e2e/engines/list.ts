import { spawnSync } from "node:child_process";
import { startChromium } from "@/e2e/engines/devtools";
import type { Engine } from "@/e2e/engines/driver";
import { startFirefox } from "@/e2e/engines/firefox";
import { ensurePackages, unpack } from "@/e2e/engines/packages";
import { findMiniBrowser, startWebkit } from "@/e2e/engines/webkit";
import { findChromium } from "@/e2e/run/chromium.mjs";

const versionOf = (program: string): string | null => {
  const { status, stdout } = spawnSync(program, ["--version"], { encoding: "utf8", timeout: 20_000 });
  return status === 0 ? stdout.trim() : null;
};

/** What a Chromium calls itself in a page of its own: builds without a window answer no `--version`. */
function chromiumVersion(program: string): string | null {
  const page = "data:text/html,<script>document.write(navigator.userAgent)</script>";
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--dump-dom", page];
  const { stdout } = spawnSync(program, args, { encoding: "utf8", timeout: 60_000 });
  return /Chrome\/[\d.]+/.exec(stdout ?? "")?.[0] ?? null;
}

/** Names of packages that hold a Chromium, oldest first: engines of televisions from the floor on. */
const stored: Readonly<Record<string, string>> = {
  "Chromium 64": "chromium-64",
  "Chromium 69": "chromium-69",
  "Chromium 79": "chromium-79",
  "Chromium 87": "chromium-87",
  "Chromium 108": "@sparticuz/chromium",
};

const fromPackage = (name: string, folder: string): Engine => ({
  name,
  find: async () => {
    if (process.platform !== "linux" || process.arch !== "x64")
      return { kind: "missing", why: "the stored browsers run on Linux with an x64 processor only" };
    ensurePackages();
    const program = unpack(folder);
    const version = chromiumVersion(program);
    if (version === null)
      return { kind: "missing", why: "it does not run here; libraries that Chromium needs are missing" };
    return { kind: "found", version, start: (mode) => startChromium(program, mode) };
  },
});

const chromiumNow: Engine = {
  name: "Chromium now",
  find: async () => {
    const program = await findChromium();
    return {
      kind: "found",
      version: chromiumVersion(program) ?? program,
      start: (mode) => startChromium(program, mode),
    };
  },
};

const firefoxEsr: Engine = {
  name: "Firefox ESR",
  find: async () => {
    ensurePackages();
    const program = process.env["FIREFOX_PATH"] ?? "firefox-esr";
    const version = versionOf(program) ?? versionOf("firefox");
    if (version === null)
      return { kind: "missing", why: "not on this machine (apt-get install firefox-esr, or FIREFOX_PATH)" };
    return {
      kind: "found",
      version,
      start: (mode) => startFirefox(versionOf(program) ? program : "firefox", mode),
    };
  },
};

const webkitGtk: Engine = {
  name: "WebKitGTK",
  find: async () => {
    const mini = findMiniBrowser();
    const [driver, screen] = ["WebKitWebDriver", "xvfb-run"].map((name) => spawnSync(name, ["--help"]));
    if (mini === null || driver?.error !== undefined || screen?.error !== undefined)
      return { kind: "missing", why: "not on this machine (apt-get install webkit2gtk-driver xvfb xauth)" };
    return { kind: "found", version: versionOf(mini) ?? mini, start: (mode) => startWebkit(mini, mode) };
  },
};

export const ENGINES: readonly Engine[] = [
  ...Object.entries(stored).map(([name, folder]) => fromPackage(name, folder)),
  chromiumNow,
  firefoxEsr,
  webkitGtk,
];
