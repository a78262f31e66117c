import "server-only";
import { toHex } from "@/lib/brand/colour";
import { correctionsOf } from "@/lib/brand/look";
import type { Account } from "@/lib/config/account";
import { readEnv } from "@/lib/config/env";
import { correlateRequests } from "@/lib/logging/correlation";
import { errorFields, log } from "@/lib/logging/log";
import { quietConsole } from "@/lib/logging/quiet-console";
import { boundSlowClients } from "@/lib/security/slow-clients";
import { renewStaleForms } from "@/lib/security/stale-forms";
import { migrate } from "@/lib/store/migrate";
import { startMeasuring } from "@/lib/checkout/metrics";
import { flushTraces, startTracing } from "@/lib/tracing/tracing";
import { replayParked } from "@/lib/checkout/replay-parked";
import { endGently } from "@/lib/checkout/end-gently";
import { startReconciler } from "@/lib/checkout/reconciler";

/** sysexits.h EX_CONFIG: tells a supervisor that starting again will not help. */
const badConfiguration = 78;

/** Starts what a process needs, or ends it with a list that the operator can read. */
export async function start(): Promise<void> {
  correlateRequests();
  boundSlowClients();
  renewStaleForms();
  if (process.env.NODE_ENV === "production") quietConsole(console);
  const env = readEnv();
  if (!env.ok) {
    const list = env.error.map((problem) => `  - ${problem}`).join("\n");
    process.stderr.write(`Checkout does not start: the configuration is not right.\n${list}\n`);
    process.exit(badConfiguration);
  }
  if (env.value.tracesUrl !== null) startTracing(env.value.tracesUrl);
  try {
    await migrate();
  } catch (reason) {
    log("fatal", "store.migrationFailed", errorFields(reason));
    process.stderr.write("Checkout does not start: DATABASE_URL does not lead to a PostgreSQL it can use.\n");
    process.exit(1);
  }
  // After a restore: what came while the store knew nothing of it.
  await replayParked().catch((reason: unknown) => log("error", "callback.failed", errorFields(reason)));
  const stopReconciler = startReconciler();
  const { drainMs, gateTimeoutMs } = env.value;
  // A request that waits for the Gate is the longest of all.
  endGently(process, { leave: drainMs, finish: gateTimeoutMs + 5_000 }, () => {
    stopReconciler();
    void flushTraces();
  });
  if (env.value.metricsToken !== null) startMeasuring();
  env.value.accounts.forEach(tellCorrections);
  log("info", "server.started", { accounts: env.value.accounts.length });
}

/** So that a merchant learns why his page is not in the colour that he named, and from which on it would be. */
function tellCorrections({ commerceAccount, brand }: Account): void {
  for (const { role, ground, from, to } of correctionsOf(brand))
    log("warn", "brand.colourCorrected", {
      account: commerceAccount,
      colour: role,
      ground,
      from: toHex(from),
      to: toHex(to),
    });
}
