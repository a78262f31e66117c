import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetDraining, isDraining } from "@/lib/checkout/draining";
import { endGently, type Host } from "@/lib/checkout/end-gently";

process.env["LOG_LEVEL"] = "silent";
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  forgetDraining();
});

const start = (theirs: (signal: string) => void = () => {}) => {
  const process = new EventEmitter();
  process.on("SIGTERM", theirs);
  const exit = vi.fn();
  const host: Host = Object.assign(process, { exit });
  const begun = vi.fn();
  endGently(host, { leave: 5_000, finish: 20_000 }, begun);
  return { end: (signal = "SIGTERM") => process.emit(signal), exit, begun };
};

test("a signal makes the process unready at once, while its port stays open until the balancer knows", () => {
  const close = vi.fn();
  const { end, exit, begun } = start(close);
  expect(isDraining()).toBe(false);
  end();
  expect([isDraining(), begun.mock.calls.length, close.mock.calls.length]).toEqual([true, 1, 0]);
  vi.advanceTimersByTime(4_999);
  expect(close).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(close.mock.calls).toEqual([["SIGTERM"]]);
  expect(exit).not.toHaveBeenCalled();
});

test("what is under way has its time, and no more than that", () => {
  const { end, exit } = start();
  end();
  vi.advanceTimersByTime(24_999);
  expect(exit).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(exit.mock.calls).toEqual([[143]]);
});

test("a second signal changes nothing", () => {
  const close = vi.fn();
  const { end, begun } = start(close);
  end();
  end();
  end("SIGINT");
  vi.advanceTimersByTime(5_000);
  expect([begun.mock.calls.length, close.mock.calls.length]).toEqual([1, 1]);
});

test("where nobody else would end the process, it ends itself", () => {
  const { end, exit } = start();
  end("SIGINT");
  vi.advanceTimersByTime(5_000);
  expect(exit.mock.calls).toEqual([[130]]);
});
