import "server-only";

import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";

/** Milliseconds. Node's own are 60 s for headers and 5 minutes for a whole request; ours are small forms. */
const patience = { headers: 15_000, request: 30_000 } as const;

/** Beyond it Node answers 431 by itself; kept here so that a test and the guide can name it. Source: node:http. */
export const mostHeaderBytes = 16_384;

// Next bundles this module several times.
const shared = globalThis as { checkoutBoundsServers?: boolean };

/**
 * Whoever sends his request drop by drop is answered 408 and let go. The framework makes the server by itself; Node's
 * channel shows it with its first request. Live streams are answers, and not bounded by this.
 */
export const boundSlowClients = (): void => {
  if (shared.checkoutBoundsServers === true) return;
  shared.checkoutBoundsServers = true;
  subscribe("http.server.request.start", (message) => {
    const { server } = message as { readonly server: Server };
    if (server.requestTimeout === patience.request) return;
    server.headersTimeout = patience.headers;
    server.requestTimeout = patience.request;
  });
};
