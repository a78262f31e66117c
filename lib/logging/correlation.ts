import "server-only";

import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import { showSupportCode } from "@/lib/payment/support-code";

// Next bundles this module several times; a request has one code in all of them.
const shared = globalThis as {
  checkoutCorrelation?: AsyncLocalStorage<string>;
  checkoutCorrelates?: boolean;
};
const storage = (shared.checkoutCorrelation ??= new AsyncLocalStorage());

/** Where pages find the code of their request. Always ours: what a client writes there is overwritten. */
export const correlationHeader = "x-checkout-request";

const newCode = (): string => showSupportCode(randomBytes(6).toString("hex"));

/** The code of the request or round that is under way, or null outside of any. */
export const correlation = (): string | null => storage.getStore() ?? null;

/** Runs work that no request began, such as a round of the reconciler, under a code of its own. */
export const correlate = <T>(work: () => T): T => storage.run(newCode(), work);

/**
 * From now on each request that this process gets has a code, from its first byte through all that it starts. Node's own
 * channel tells of requests before the framework sees them, so no page, action or route has to think of it.
 */
export const correlateRequests = (): void => {
  if (shared.checkoutCorrelates === true) return;
  shared.checkoutCorrelates = true;
  subscribe("http.server.request.start", (message) => {
    const code = newCode();
    storage.enterWith(code);
    const { request } = message as { readonly request: { readonly headers: Record<string, unknown> } };
    request.headers[correlationHeader] = code;
  });
};
