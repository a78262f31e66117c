import "server-only";
import { monitorEventLoopDelay, type IntervalHistogram } from "node:perf_hooks";
import { errorFields, log } from "@/lib/logging/log";
import { gauge, metricsText } from "@/lib/metrics/registry";
import { openAges } from "@/lib/metrics/table";
import { poolState } from "@/lib/store/connection";
import { countOpenAttempts } from "@/lib/store/open-attempts";
import { readiness } from "@/lib/checkout/readiness";

// Next bundles this module several times; the process has one event loop.
const shared = globalThis as { checkoutLoopDelay?: IntervalHistogram };

const loopDelay = (): IntervalHistogram => {
  if (shared.checkoutLoopDelay === undefined) {
    shared.checkoutLoopDelay = monitorEventLoopDelay({ resolution: 20 });
    shared.checkoutLoopDelay.enable();
  }
  return shared.checkoutLoopDelay;
};

/** Begins to watch what only shows over time. For the start of a process that is measured. */
export const startMeasuring = (): void => void loopDelay();

/** Everything that is measured, in the text format of Prometheus. The store's part is missing while it is away. */
export async function readMetrics(now: number): Promise<string> {
  const nanoseconds = 1e9;
  const delay = loopDelay();
  gauge("checkout_event_loop_delay_seconds", { quantile: "0.5" }, delay.percentile(50) / nanoseconds);
  gauge("checkout_event_loop_delay_seconds", { quantile: "0.99" }, delay.percentile(99) / nanoseconds);
  gauge("checkout_event_loop_delay_seconds", { quantile: "1" }, delay.max / nanoseconds);
  delay.reset();
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
  for (const [part, bytes] of Object.entries({ rss, heapUsed, heapTotal, external }))
    gauge("checkout_memory_bytes", { part }, bytes);
  gauge("checkout_uptime_seconds", {}, process.uptime());
  for (const [state, connections] of Object.entries(poolState()))
    gauge("checkout_store_connections", { state }, connections);
  gauge("checkout_ready", {}, (await readiness(now)).ready ? 1 : 0);
  try {
    const open = await countOpenAttempts();
    for (const age of openAges) gauge("checkout_open_attempts", { age }, open[age]);
  } catch (reason) {
    // A number of before would say that all is well.
    for (const age of openAges) gauge("checkout_open_attempts", { age }, Number.NaN);
    log("warn", "store.unavailable", errorFields(reason));
  }
  return metricsText();
}
