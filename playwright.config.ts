import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import type { Options } from "@/e2e/journeys/support/journey";
import { PHONE } from "@/e2e/journeys/support/phone";
import { TELEVISION } from "@/e2e/journeys/support/devices";
import { findChromium } from "@/e2e/run/chromium.mjs";
import { playedOn, type Surface } from "@/e2e/scenarios/surfaces";
import { scenarios } from "@/e2e/scenarios/table";

// Found once; the workers, which read this file again, are told.
process.env["CHROMIUM_PATH"] ||= await findChromium();
const executablePath = process.env["CHROMIUM_PATH"];

const args = ["--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run"];
if (process.env["CHROMIUM_ARGS"]) args.push(...process.env["CHROMIUM_ARGS"].split(" "));
// Chromium refuses its sandbox to root, which is the usual user of a container.
if (process.getuid?.() === 0) args.push("--no-sandbox");

/** Titles of rows of the scenario table: "id: title". */
const rows = (ids: readonly string[]): RegExp => new RegExp(`(^|\\s)(${ids.join("|") || "no-row-at-all"}): `);
const isWhole = process.env["JOURNEYS"] === "all";
const played = (surface: Surface): readonly string[] => playedOn(surface, isWhole).map(({ id }) => id);
const notPlayed = (surface: Surface): RegExp => {
  const now = new Set(played(surface));
  return rows(scenarios.map(({ id }) => id).filter((id) => !now.has(id)));
};
/** A surface beside the two that play everything: the rows of the table alone. */
const onSurface = (surface: Surface): { testMatch: string; grep: RegExp } => ({
  testMatch: "**/scenarios.spec.ts",
  grep: rows(played(surface)),
});

const robust = "**/robust/*.spec.ts";

/**
 * A look at a screen takes longer than a sandbox's code lives. A journey whose time ran out under it is played again and
 * finds that screen looked at; a fault of the screen itself is found again.
 */
const isSweeping = [process.env["A11Y_SCREENS"], process.env["DPAD_WALK"], process.env["PICTURES"]].some(
  Boolean,
);

const reportFile =
  process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] ??
  fileURLToPath(new URL(".data/reports/journeys.json", import.meta.url));

export default defineConfig<Options>({
  testDir: "e2e/journeys",
  globalSetup: "./e2e/journeys/support/global-setup.ts",
  fullyParallel: true,
  workers: 2,
  retries: isSweeping ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: reportFile }], ["./e2e/run/scenario-reporter.ts"]],
  use: {
    launchOptions: { executablePath, args },
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    // A field that went with its clock is not waited for until the test's own end, which a look puts off by minutes.
    actionTimeout: isSweeping ? 20_000 : 0,
    // Nothing that moves is drawn sixty times a second by a processor that has journeys to play.
    contextOptions: { reducedMotion: "reduce" },
    trace: "off",
    screenshot: "only-on-failure",
  },
  projects: [
    // Journeys that make sense for one kind of browser only are tagged: see support/journey.ts.
    {
      name: "script",
      testIgnore: robust,
      grepInvert: [/@no-script/, notPlayed("desktop")],
      use: { javaScriptEnabled: true, surface: "desktop" },
    },
    {
      name: "no-script",
      testIgnore: robust,
      grepInvert: [/@script/, notPlayed("noScript")],
      use: { javaScriptEnabled: false, surface: "noScript" },
    },
    {
      name: "phone",
      ...onSurface("phone"),
      use: { surface: "phone", ...PHONE },
    },
    {
      // An engine below the floor gets pages without script, and believes that script is on.
      name: "old-engine",
      ...onSurface("oldEngine"),
      use: {
        surface: "oldEngine",
        userAgent:
          "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/53.0.2785.143 Safari/537.36",
      },
    },
    { name: "tv", ...onSurface("tv"), use: { surface: "tv", ...TELEVISION } },
    // The whole row within a shop's page, as its widget opens it.
    { name: "widget", ...onSurface("widget"), use: { surface: "widget" } },
    // A television shows the code, this phone takes the row over: two devices need more time than one.
    { name: "hand-off", ...onSurface("handOff"), timeout: 90_000, use: { surface: "handOff", ...PHONE } },
    // Each file starts and kills a stack of its own, in its own order, and after the others.
    {
      name: "robust",
      testMatch: robust,
      fullyParallel: false,
      timeout: 90_000,
      // A restart and a status query that comes late are part of what is waited for.
      expect: { timeout: 30_000 },
      dependencies: ["script", "no-script", "phone", "old-engine", "tv", "widget", "hand-off"],
    },
  ],
});
