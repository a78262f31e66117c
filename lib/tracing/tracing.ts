import "server-only";

import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { spanExporter, type Span } from "@/lib/tracing/export-spans";
import { childOf, parseTraceparent, toTraceparent, traceStorage } from "@/lib/tracing/trace-context";

// Next bundles this module several times; there is one collector. Absent: nobody wants traces, and nothing is done.
const shared = globalThis as { checkoutTracing?: ReturnType<typeof spanExporter> };

/** Words of our own addresses; everything else in a path may be an id, and whoever has an id can open the page. */
const words =
  /^(?:pay|method|card|remove|details|device-check|challenge|redirect|leave|instructions|clarification|confirmation|waiting|result|return|retry-offer|wallet|screen|qr|provider-invoice|hpp|t|gone|api|callbacks|gate|threeds|notify|live|state|v1|invoices|methods|hand-off|events|health|ready|metrics|csp|logo|view|wallets|apple-session|openapi\.json)$/;

/** An address as it may be told: `/pay/*\/card`. No query. */
export const routeOf = (url: string): string =>
  (url.split(/[?#]/, 1)[0] ?? "")
    .split("/")
    .slice(0, 8)
    .map((part) => (part === "" || words.test(part) ? part : "*"))
    .join("/");

type Served = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** From now on requests, and what they ask of Gate and Commerce, are told to the collector at `url` (OTLP over HTTP). */
export function startTracing(url: string, send?: typeof fetch): void {
  if (shared.checkoutTracing !== undefined) return;
  const exporter = (shared.checkoutTracing = spanExporter(url, send));
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as Served;
    const path = request.url ?? "";
    // Not of interest, and most of all there is.
    if (path.startsWith("/_next/") || path.startsWith("/api/health/")) return;
    const caller = parseTraceparent(request.headers["traceparent"]);
    const context = childOf(caller);
    traceStorage.enterWith(context);
    const from = Date.now();
    response.once("close", () => {
      const route = routeOf(path);
      const method = /^(?:GET|HEAD|POST|OPTIONS)$/.test(request.method ?? "")
        ? (request.method ?? "")
        : "OTHER";
      exporter.add({
        context,
        parent: caller?.spanId ?? null,
        name: `${method} ${route}`,
        kind: "server",
        from,
        to: Date.now(),
        failed: response.statusCode >= 500,
        attributes: {
          "http.request.method": method,
          "http.route": route,
          "http.response.status_code": response.statusCode,
        },
      });
    });
  });
}

/** A request to somebody else: the headers that hand the trace on (none while nobody traces), and how to end it. */
export function beginCall(name: string): {
  readonly headers: Readonly<Record<string, string>>;
  readonly end: (outcome: string, failed: boolean) => void;
} {
  const exporter = shared.checkoutTracing;
  if (exporter === undefined) return { headers: {}, end: () => undefined };
  const parent = traceStorage.getStore() ?? null;
  const context = childOf(parent);
  const from = Date.now();
  const span: Pick<Span, "context" | "parent" | "name" | "kind" | "from"> = {
    context,
    parent: parent?.spanId ?? null,
    name,
    kind: "client",
    from,
  };
  return {
    headers: { traceparent: toTraceparent(context) },
    end: (outcome, failed) => exporter.add({ ...span, to: Date.now(), failed, attributes: { outcome } }),
  };
}

/** Sends what waits; for the end of a process and of tests. */
export const flushTraces = async (): Promise<void> => shared.checkoutTracing?.flush();
