export type Cancel = () => void;

/** Time as the sandbox sees it: milliseconds since 1970, and waits. */
export type Clock = {
  now(): number;
  /** A wait of the simulated world, scaled by SIM_CLOCK_SCALE. */
  after(ms: number, act: () => void): Cancel;
  /** A wait that somebody asked for in real milliseconds. */
  afterExactly(ms: number, act: () => void): Cancel;
};

/** Longer waits overflow a timer and would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

const timer = (ms: number, act: () => void): Cancel => {
  if (ms > LONGEST_TIMER) return () => undefined;
  const handle = setTimeout(act, Math.max(0, ms));
  return () => clearTimeout(handle);
};

export const systemClock = (scale: number): Clock => ({
  now: () => Date.now(),
  after: (ms, act) => timer(ms * scale, act),
  afterExactly: timer,
});

export const wait = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(ms, resolve);
  });
