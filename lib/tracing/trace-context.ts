import "server-only";

import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";

/** Where in which trace something happens. Lower-case hex, 16 and 8 bytes. Source: W3C Trace Context. */
export type TraceContext = { readonly traceId: string; readonly spanId: string };

// Next bundles this module several times; a request has one trace in all of them.
const shared = globalThis as { checkoutTrace?: AsyncLocalStorage<TraceContext> };
export const traceStorage = (shared.checkoutTrace ??= new AsyncLocalStorage());

const hex = (bytes: number): string => randomBytes(bytes).toString("hex");

/** The caller's place, of its header; null where there is none that counts. */
export const parseTraceparent = (header: unknown): TraceContext | null => {
  const found =
    typeof header === "string" ? /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/.exec(header) : null;
  const [, traceId = "", spanId = ""] = found ?? [];
  return /[^0]/.test(traceId) && /[^0]/.test(spanId) ? { traceId, spanId } : null;
};

export const toTraceparent = ({ traceId, spanId }: TraceContext): string => `00-${traceId}-${spanId}-01`;

/** A new place below another, or the first of a new trace. */
export const childOf = (parent: TraceContext | null): TraceContext => ({
  traceId: parent?.traceId ?? hex(16),
  spanId: hex(8),
});
