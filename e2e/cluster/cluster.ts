import { rmSync } from "node:fs";
import { join } from "node:path";
import { startProxy, type Proxy } from "@/e2e/cluster/proxy";
import { shareStackUrls } from "@/e2e/journeys/support/stack-urls";
import { freePorts } from "@/e2e/run/ports.mjs";
import { answers, startChild, waitUntilReady } from "@/e2e/run/processes.mjs";
import { root } from "@/e2e/run/root.mjs";
import { startStack, type Stack } from "@/e2e/run/stack.mjs";

type Env = Readonly<Record<string, string>>;

/** One process of Checkout. */
export type Instance = {
  readonly url: string;
  /** Starts it, from another build or with another environment where they are named (`CLUSTER_BUILD`: all from that folder), and waits until it is ready. */
  readonly start: (change?: { readonly folder?: string; readonly env?: Env }) => Promise<void>;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
  /** Comes true when the process that runs now has ended. */
  readonly ended: () => Promise<unknown>;
};

export type Cluster = {
  /** Where payers and the Gate's callbacks come to: the proxy, or the first instance where there is none. */
  readonly origin: string;
  readonly instances: readonly Instance[];
  readonly stack: Stack;
  readonly proxy: Proxy | null;
  readonly stop: () => Promise<void>;
};

export type ClusterOptions = {
  readonly instances?: number;
  /** false: payers come to the first instance. */
  readonly proxied?: boolean;
  readonly databaseUrl?: string;
  /** Where the sandbox's Gate listens; a free port unless given. */
  readonly gatePort?: number;
  /** false: PostgreSQL of the stack syncs nothing to disk. */
  readonly durable?: boolean;
  readonly env?: Env;
  /** Of one instance alone, over all others. */
  readonly envOf?: (at: number) => Env;
};

/** Sandbox time runs fifty times faster; see the journeys' own start. */
const quick = { CHECKOUT_CHECK_AFTER_MS: "800", GATE_TIMEOUT_MS: "4000" };

/** Of the part that runs now: two runs beside each other, of different parts, keep their own. */
export const logFolder = (): string =>
  join(root, ".data", "logs", "cluster", process.env["CLUSTER_PART"] ?? "none");

/** Starts the sandbox, a PostgreSQL, as many instances of the production build, and the proxy before them. */
export const startCluster = async (options: ClusterOptions = {}): Promise<Cluster> => {
  const {
    instances: count = 3,
    proxied = true,
    databaseUrl,
    durable = false,
    env = {},
    envOf,
    gatePort,
  } = options;
  rmSync(logFolder(), { recursive: true, force: true });
  const ports = await freePorts(count + 1);
  const front = ports[count] ?? 0;
  const own = ports.slice(0, count);
  if (!proxied) own[0] = front;
  const urls = own.map((port) => `http://127.0.0.1:${port}`);
  const stack = await startStack({
    withCheckout: false,
    ports: { checkout: front, ...(gatePort === undefined ? {} : { gate: gatePort }) },
    clockScale: 0.02,
    durable,
    logDir: logFolder(),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    // Payers of a test ask an instance by its own address too.
    env: { ...quick, CHECKOUT_TRUSTED_PROXIES: "1", CHECKOUT_EXTRA_ORIGINS: urls.join(","), ...env },
  });
  shareStackUrls({ ...stack.urls, database: stack.databaseUrl });
  const instances = urls.map((url, at) => instance(url, at, { ...stack.env, ...envOf?.(at) }));
  let proxy: Proxy | null = null;
  const stop = async (): Promise<void> => {
    await proxy?.stop();
    await Promise.all(instances.map((each) => each.stop("SIGKILL")));
    await stack.stop();
  };
  try {
    await Promise.all(instances.map((each) => each.start()));
    if (proxied) proxy = await startProxy(front, own, join(logFolder(), "nginx"));
  } catch (reason) {
    await stop();
    throw reason;
  }
  return { origin: stack.urls.checkout, instances, stack, proxy, stop };
};

const instance = (url: string, at: number, env: Env): Instance => {
  let child: ReturnType<typeof startChild> | null = null;
  const { port } = new URL(url);
  return {
    url,
    async start({ folder = process.env["CLUSTER_BUILD"] ?? root, env: more = {} } = {}) {
      child = startChild({
        name: `Checkout ${at + 1}`,
        command: process.execPath,
        args: [join(folder, "node_modules/next/dist/bin/next"), "start", "-p", port, "-H", "127.0.0.1"],
        cwd: folder,
        env: { ...env, PORT: port, ...more },
        logFile: join(logFolder(), `checkout-${at + 1}.log`),
      });
      await waitUntilReady(child, () => answers(`${url}/api/health/ready`));
    },
    async stop(signal) {
      await child?.stop(signal);
    },
    ended: async () => child?.ended,
  };
};

/** Starts a cluster, hands it to `act`, and ends it however `act` ended. */
export const withCluster = async <T>(
  options: ClusterOptions,
  act: (cluster: Cluster) => Promise<T>,
): Promise<T> => {
  const cluster = await startCluster(options);
  try {
    return await act(cluster);
  } finally {
    await cluster.stop();
  }
};
