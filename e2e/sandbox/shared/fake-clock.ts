import type { Clock } from "@/e2e/sandbox/shared/clock";

type Timer = { at: number; act: () => void };

/** Lets promises that are already decided run their course. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** For tests: time stands still until it is moved. */
export const fakeClock = (start: number): Clock & { advance(ms: number): Promise<void> } => {
  let now = start;
  const timers = new Set<Timer>();
  const after = (ms: number, act: () => void) => {
    const timer = { at: now + ms, act };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  return {
    now: () => now,
    after,
    afterExactly: after,
    advance: async (ms) => {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = [...timers].filter((t) => t.at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.act();
        await settle();
      }
      now = end;
    },
  };
};
