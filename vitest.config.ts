import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

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
    include: ["{app,components,lib,e2e}/**/*.test.{ts,tsx}"],
    exclude: ["e2e/journeys/**", "node_modules/**"],
    environment: "node",
    // Patience for a busy machine, not a wait: a property that takes a second alone takes ten beside a build.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
