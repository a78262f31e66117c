import "server-only";

/**
 * The one place where the conductor reads a clock or sets a timer: the simulation (e2e/simulation) puts its own clock
 * here, and lint keeps every other out. Whatever decides about money reads the store's clock instead.
 */

/** This process's own calendar time, ms since 1970. Clocks of instances differ. */
export const wallMs = (): number => Date.now();

/** Milliseconds that only go forward, of this process; only differences mean something. */
export const steadyMs = (): number => performance.now();

/** Calls `work` once after `ms`, unless what it returns is called before. */
export const after = (ms: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/** Lets `ms` pass. */
export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    after(ms, resolve);
  });
