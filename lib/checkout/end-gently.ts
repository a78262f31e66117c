import "server-only";
import { log } from "@/lib/logging/log";
import { beginDraining } from "@/lib/checkout/draining";

type Listener = (signal: NodeJS.Signals) => void;

/** The part of a process that ends it; tests bring one of their own. */
export type Host = {
  listeners(signal: NodeJS.Signals): readonly unknown[];
  removeAllListeners(signal: NodeJS.Signals): unknown;
  on(signal: NodeJS.Signals, listener: Listener): unknown;
  exit(code: number): unknown;
};

/** Milliseconds. `leave`: requests are still taken, until the balancer has seen that we are not ready; `finish`: for what is under way after that. */
export type Patience = { readonly leave: number; readonly finish: number };

const signals = ["SIGTERM", "SIGINT"] as const satisfies readonly NodeJS.Signals[];
const exitCodes = { SIGTERM: 143, SIGINT: 130 } as const;

/**
 * Lets this process end without a payer noticing: not ready at once, streams ended, requests still taken for a while;
 * then the framework's own end, which closes the port and waits for what is under way; and at last an end in any case.
 * What is cut off then was committed before it was sent, and another instance asks the Gate about it.
 *
 * The framework closes its port the moment a signal comes, before any balancer knows, and waits without a bound: its
 * listeners are taken here and called later. To be called after it has set them.
 */
export function endGently(host: Host, { leave, finish }: Patience, onBegin: () => void): void {
  let begun = false;
  const begin = (signal: (typeof signals)[number], theirs: readonly Listener[]) => {
    // Ctrl-C reaches a process and those who pass it on; it is one end.
    if (begun) return;
    begun = true;
    log("info", "server.stopping", { reason: signal });
    beginDraining();
    onBegin();
    setTimeout(() => {
      if (theirs.length === 0) host.exit(exitCodes[signal]);
      for (const listener of theirs) listener(signal);
      setTimeout(() => {
        log("warn", "server.stopping", { reason: "cutOff", ms: finish });
        host.exit(exitCodes[signal]);
      }, finish).unref();
    }, leave);
  };
  for (const signal of signals) {
    const theirs = host.listeners(signal) as readonly Listener[];
    host.removeAllListeners(signal);
    host.on(signal, () => begin(signal, theirs));
  }
}
