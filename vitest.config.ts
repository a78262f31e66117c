import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Rooms whose tests leave nothing behind, in environment or modules: they share a process, which starts once. */
const pure =
  "{lib/{brand,card,forms,gate,i18n,methods,money,payment,public-api,screen,threeds},components,e2e/{sandbox,scenarios}}/**/*.test.{ts,tsx}";
const all = "{app,components,lib,e2e}/**/*.test.{ts,tsx}";
const never = ["e2e/journeys/**", "node_modules/**"];

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@": root.replace(/\/$/, ""),
      // The marker package throws outside React's server build; tests are the server.
      "server-only": fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url)),
    },
  },
  test: {
    projects: [
      { extends: true, test: { name: "pure", include: [pure], exclude: never, isolate: false } },
      { extends: true, test: { name: "server", include: [all], exclude: [...never, pure] } },
    ],
    environment: "node",
    // Quicker to start than processes, and there are two hundred to start.
    pool: "threads",
    // Patience for a busy machine, not a wait: a property that takes a second alone takes ten beside a build.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
