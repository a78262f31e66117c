import { logEvents } from "@/lib/logging/events";
import { declineGroups } from "@/lib/payment/result-codes";

type Definition = {
  readonly kind: "counter" | "histogram" | "gauge";
  readonly help: string;
  /** Every label and all its values: a value that is not here is counted as `other`. Never an id of anything. */
  readonly labels: Readonly<Record<string, readonly string[]>>;
  /** Upper bounds in seconds; histograms only. */
  readonly buckets?: readonly number[];
};

/** The parts of a payer's way, in their order; after `handedIn` an attempt goes one way or another. */
export const funnelSteps = [
  "linkOpened",
  "invoiceCreated",
  "methodChosen",
  "handedIn",
  "deviceCheck",
  "challenge",
  "redirect",
  "display",
  "clarification",
  "confirmation",
  "retryOffer",
  "paid",
  "partial",
  "declined",
  "refused",
] as const;

/** What a request to the Gate is about: the first word of its path that is listed. */
export const gateRequests = [
  "status",
  "sale",
  "3ds_check_iframe",
  "3ds_result",
  "clarification",
  "resend",
  "merchant_auth",
  "saved_account",
  "token",
  "info",
  "session",
] as const;

export const gateOutcomes = [
  "answer2xx",
  "answer4xx",
  "answer5xx",
  "unreachable",
  "timeout",
  "reset",
  "garbage",
] as const;

/** How long open attempts have been open. */
export const openAges = ["1m", "10m", "1h", "1d", "older"] as const;

/** All that is measured. Names and labels are what dashboards and alarms hold on to: they change with a line in OPERATING.md. */
export const metrics = {
  checkout_events_total: {
    kind: "counter",
    help: "Entries of the log by event, also those below its level.",
    labels: { event: logEvents },
  },
  checkout_errors_total: {
    kind: "counter",
    help: "Entries of the log that want a person (error, fatal), by event.",
    labels: { event: logEvents },
  },
  checkout_funnel_total: {
    kind: "counter",
    help: "How often each step of a payment was reached.",
    labels: { step: funnelSteps },
  },
  checkout_declines_total: {
    kind: "counter",
    help: "Declined attempts by what the decline means to a payer.",
    labels: { group: declineGroups },
  },
  checkout_callbacks_total: {
    kind: "counter",
    help: "Callbacks of the Gate by what became of them; failed: not stored, they come again.",
    labels: {
      outcome: ["taken", "duplicate", "parked", "unreadable", "foreignProject", "forged", "failed"],
    },
  },
  checkout_alarms_total: {
    kind: "counter",
    help: "Contradictions about money: each one wants a person.",
    labels: {
      alarm: [
        "lateSuccess",
        "declineAfterSuccess",
        "sumMismatch",
        "sumMissing",
        "partOfUnknownSum",
        "secondCharge",
        "acceptedButUnheard",
      ],
    },
  },
  checkout_gate_seconds: {
    kind: "histogram",
    help: "Requests to the Gate, from the first byte to the last.",
    labels: { request: gateRequests, outcome: gateOutcomes },
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30],
  },
  checkout_store_seconds: {
    kind: "histogram",
    help: "Calls to the store; change: a whole transaction with the wait for its lock.",
    labels: { call: ["query", "change"], outcome: ["done", "failed"] },
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  },
  checkout_open_attempts: {
    kind: "gauge",
    help: "Attempts of which nobody knows yet how they end, by how long; of the store, the same at every instance.",
    labels: { age: openAges },
  },
  checkout_live_streams: { kind: "gauge", help: "Open server-sent event streams.", labels: {} },
  checkout_store_connections: {
    kind: "gauge",
    help: "Connections of the pool; waiting: calls that wait for one.",
    labels: { state: ["open", "idle", "waiting"] },
  },
  checkout_ready: { kind: "gauge", help: "1 while new payments may come here.", labels: {} },
  checkout_event_loop_delay_seconds: {
    kind: "gauge",
    help: "Delay of the event loop since the last time this was read.",
    labels: { quantile: ["0.5", "0.99", "1"] },
  },
  checkout_memory_bytes: {
    kind: "gauge",
    help: "Memory of the process.",
    labels: { part: ["rss", "heapUsed", "heapTotal", "external"] },
  },
  checkout_uptime_seconds: { kind: "gauge", help: "Since this process began.", labels: {} },
} as const satisfies Record<string, Definition>;

export type Metrics = typeof metrics;
export type MetricName = keyof Metrics;
export const definitions: Readonly<Record<MetricName, Definition>> = metrics;

/** The names of one kind. */
export type NameOf<Kind extends Definition["kind"]> = {
  [Name in MetricName]: Metrics[Name]["kind"] extends Kind ? Name : never;
}[MetricName];

export type LabelsOf<Name extends MetricName> = Readonly<
  Record<keyof Metrics[Name]["labels"] & string, string>
>;
