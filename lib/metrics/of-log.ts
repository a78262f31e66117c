import "server-only";

import type { LogEvent } from "@/lib/logging/events";
import type { LogFields } from "@/lib/logging/fields";
import { count } from "@/lib/metrics/registry";
import { declineGroup } from "@/lib/payment/result-codes";

type Tally = (fields: LogFields) => void;

const step = (name: string | null | undefined) => count("checkout_funnel_total", { step: name ?? "other" });

/** States of an attempt that end a try: the last steps of the funnel. */
const ends: readonly string[] = ["paid", "partial", "declined", "refused"];

/** What is counted besides the event itself. What is not said in the log is not counted: there is one place for both. */
const tallies: Readonly<Partial<Record<LogEvent, Tally>>> = {
  "link.opened": () => step("linkOpened"),
  "invoice.created": () => step("invoiceCreated"),
  "method.chosen": () => step("methodChosen"),
  "attempt.claimed": () => step("handedIn"),
  "attempt.asked": ({ answer }) => step(answer),
  "attempt.moved": ({ to, code }) => {
    if (typeof to === "string" && ends.includes(to)) step(to);
    if (to === "declined") count("checkout_declines_total", { group: declineGroup(code ?? null) });
  },
  "callback.taken": ({ answer }) => count("checkout_callbacks_total", { outcome: answer ?? "other" }),
  "callback.failed": () => count("checkout_callbacks_total", { outcome: "failed" }),
  "payment.alarm": ({ alarm }) => count("checkout_alarms_total", { alarm: alarm ?? "other" }),
};

/** Counts what a log entry says, whether or not the entry is written. */
export const tally = (level: string, event: LogEvent, fields: LogFields): void => {
  count("checkout_events_total", { event });
  if (level === "error" || level === "fatal") count("checkout_errors_total", { event });
  tallies[event]?.(fields);
};
