import "server-only";

import type { TraceContext } from "@/lib/tracing/trace-context";

/** One thing that took time. Attributes are words of a closed kind: no query, no id, nothing that a payer typed. */
export type Span = {
  readonly context: TraceContext;
  readonly parent: string | null;
  readonly name: string;
  readonly kind: "server" | "client";
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, string | number>>;
};

const kinds = { server: 2, client: 3 } as const;
const nanoseconds = (ms: number): string => `${Math.round(ms * 1_000)}000`;

/** Spans as OTLP says them in JSON. Source: opentelemetry-proto, trace/v1, JSON mapping. */
export const toOtlp = (spans: readonly Span[]): unknown => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: "service.name", value: { stringValue: "checkout" } }] },
      scopeSpans: [
        {
          scope: { name: "checkout" },
          spans: spans.map(({ context, parent, name, kind, from, to, failed, attributes }) => ({
            ...context,
            ...(parent === null ? {} : { parentSpanId: parent }),
            name,
            kind: kinds[kind],
            startTimeUnixNano: nanoseconds(from),
            endTimeUnixNano: nanoseconds(to),
            status: { code: failed ? 2 : 0 },
            attributes: Object.entries(attributes).map(([key, value]) => ({
              key,
              value: typeof value === "number" ? { intValue: String(value) } : { stringValue: value },
            })),
          })),
        },
      ],
    },
  ],
});

/** So many wait at most; what comes beyond is dropped: a collector that is away must cost nothing. */
const mostWaiting = 2_048;
const pauseMs = 5_000;
const patienceMs = 5_000;

/** Sends spans to a collector now and then; never throws, never sends again. `url`: of the collector, without the path. */
export function spanExporter(url: string, send: typeof fetch = fetch) {
  let waiting: Span[] = [];
  const flush = async (): Promise<void> => {
    const spans = waiting;
    waiting = [];
    if (spans.length === 0) return;
    try {
      const answer = await send(`${url.replace(/\/+$/, "")}/v1/traces`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(toOtlp(spans)),
        redirect: "error",
        signal: AbortSignal.timeout(patienceMs),
      });
      await answer.body?.cancel();
    } catch {
      // Lost, and no matter: a trace is no record of anything.
    }
  };
  const timer = setInterval(() => void flush(), pauseMs);
  timer.unref();
  return {
    add: (span: Span): void => {
      if (waiting.length < mostWaiting) waiting.push(span);
    },
    flush,
  };
}
