import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { findChromium } from "@/e2e/run/chromium.mjs";

// Found once; the workers, which read this file again, are told.
process.env["CHROMIUM_PATH"] ||= await findChromium();
const executablePath = process.env["CHROMIUM_PATH"];

const args = ["--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run"];
if (process.env["CHROMIUM_ARGS"]) args.push(...process.env["CHROMIUM_ARGS"].split(" "));
// Chromium refuses its sandbox to root, which is the usual user of a container.
if (process.getuid?.() === 0) args.push("--no-sandbox");

const robust = "**/robust/*.spec.ts";

const reportFile =
  process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] ??
  fileURLToPath(new URL(".data/reports/journeys.json", import.meta.url));

export default defineConfig({
  testDir: "e2e/journeys",
  globalSetup: "./e2e/journeys/support/global-setup.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: reportFile }]],
  use: {
    launchOptions: { executablePath, args },
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    trace: "off",
    screenshot: "only-on-failure",
  },
  projects: [
    // Journeys that make sense for one kind of browser only are tagged: see support/journey.ts.
    {
      name: "script",
      testIgnore: robust,
      grepInvert: /@no-script/,
      use: { javaScriptEnabled: true },
    },
    {
      name: "no-script",
      testIgnore: robust,
      grepInvert: /@script/,
      use: { javaScriptEnabled: false },
    },
    // Each file starts and kills a stack of its own, in its own order, and after the others.
    {
      name: "robust",
      testMatch: robust,
      fullyParallel: false,
      timeout: 90_000,
      // A restart and a status query that comes late are part of what is waited for.
      expect: { timeout: 30_000 },
      dependencies: ["script", "no-script"],
    },
  ],
});
