import { join } from "node:path";
import { shareStackUrls } from "@/e2e/journeys/support/stack-urls";
import { ensureBuilt } from "@/e2e/run/build.mjs";
import { startStack } from "@/e2e/run/stack.mjs";

/**
 * Sandbox time runs fifty times faster; the Gate's slow answer (3 s) is not scaled and must still fit. A payment that the
 * Gate never heard of is believed after six times the first check: as in production, later than a sale may take.
 */
const quick = { CHECKOUT_CHECK_AFTER_MS: "800", GATE_TIMEOUT_MS: "4000" };

/** Starts the whole stack once for all journeys; what it returns ends it. */
export default async function startForJourneys(): Promise<() => Promise<void>> {
  // Somebody has started one (`npm run test:cluster -- journeys`) and told its addresses.
  if (process.env["JOURNEYS_STACK"] === "given") return () => Promise.resolve();
  ensureBuilt();
  const stack = await startStack({
    clockScale: 0.02,
    durable: false,
    env: quick,
    logDir: join(process.cwd(), ".data", "logs", "journeys"),
  });
  shareStackUrls({ ...stack.urls, database: stack.databaseUrl });
  return stack.stop;
}
