import type { Order } from "@/e2e/sandbox/shop/order";
import type { Clock } from "@/e2e/sandbox/shared/clock";
import type { SandboxEnv } from "@/e2e/sandbox/shared/env";

/** Everything that the shop knows. One process is one shop; nothing outlives it. */
export type World = {
  readonly env: SandboxEnv;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** In the order in which they were placed. */
  readonly orders: Map<string, Order>;
  /** This machine's address in the local network, if it has one. */
  readonly localAddress: string | null;
};

export const createWorld = (
  env: SandboxEnv,
  clock: Clock,
  fetcher: typeof fetch,
  localAddress: string | null,
): World => ({ env, clock, fetch: fetcher, orders: new Map(), localAddress });
