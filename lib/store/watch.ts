import "server-only";

import { Client } from "pg";
import { log } from "@/lib/logging/log";
import type { InvoiceId } from "@/lib/payment/invoice";
import { databaseUrl } from "@/lib/store/connection";
import { channel } from "@/lib/store/notify";

type Listener = () => void;
type Watch = {
  readonly listeners: Map<string, Set<Listener>>;
  client: Client | null;
  pulse: NodeJS.Timeout | null;
  retry: NodeJS.Timeout | null;
  failures: number;
};

const pulseMs = 15_000;
const longestPauseMs = 5_000;

// One dedicated connection a process, however many bundles hold this module.
const shared = globalThis as { checkoutWatch?: Watch };
const watch = (shared.checkoutWatch ??= {
  listeners: new Map(),
  client: null,
  pulse: null,
  retry: null,
  failures: 0,
});

const tell = (listeners: readonly Listener[]): void => {
  for (const listener of listeners) {
    try {
      listener();
    } catch (reason) {
      // One broken page must not silence the others.
      log("error", "store.listenerFailed", { error: reason });
    }
  }
};

const drop = (client: Client): void => {
  if (watch.client !== client) return;
  watch.client = null;
  if (watch.pulse) clearInterval(watch.pulse);
  client.end().catch(() => undefined);
  if (watch.listeners.size === 0) return;
  const pause = Math.min(longestPauseMs, 100 * 2 ** Math.min(watch.failures++, 10));
  watch.retry = setTimeout(() => {
    watch.retry = null;
    connect();
  }, pause);
  watch.retry.unref();
};

function connect(): void {
  if (watch.client !== null || watch.retry !== null) return;
  const client = new Client({
    connectionString: databaseUrl(),
    connectionTimeoutMillis: 3_000,
    query_timeout: 5_000,
    keepAlive: true,
  });
  watch.client = client;
  client.on("error", (reason) => {
    log("warn", "store.connectionLost", { error: reason });
    drop(client);
  });
  client.on("end", () => drop(client));
  client.on("notification", ({ payload }) => tell([...(watch.listeners.get(payload ?? "") ?? [])]));
  const listen = async (): Promise<void> => {
    await client.connect();
    await client.query(`listen ${channel}`);
    if (watch.client !== client) return;
    watch.failures = 0;
    // A connection that dies without a word (a firewall forgot it) is found by asking.
    watch.pulse = setInterval(() => void client.query("select 1").catch(() => drop(client)), pulseMs);
    watch.pulse.unref();
    // Whatever happened before this moment was not heard.
    tell([...watch.listeners.values()].flatMap((set) => [...set]));
  };
  listen().catch((reason: unknown) => {
    log("warn", "store.connectionLost", { error: reason });
    drop(client);
  });
}

/**
 * Calls `listener` when anything of the invoice changed, in whatever instance. It is called once more after each
 * (re)connection, because news may have been missed: read the state, do not count the calls. Returns how to stop.
 */
export const watchInvoice = (id: InvoiceId, listener: Listener): (() => void) => {
  const set = watch.listeners.get(id) ?? new Set();
  // The same function may watch twice; each watch ends by itself.
  const own = (): void => listener();
  watch.listeners.set(id, set.add(own));
  connect();
  return () => {
    set.delete(own);
    if (set.size === 0 && watch.listeners.get(id) === set) watch.listeners.delete(id);
  };
};

/** Ends the listening connection; for the end of the process and of tests. */
export const closeWatch = async (): Promise<void> => {
  watch.listeners.clear();
  if (watch.retry) clearTimeout(watch.retry);
  if (watch.pulse) clearInterval(watch.pulse);
  watch.retry = null;
  const { client } = watch;
  watch.client = null;
  await client?.end();
};
