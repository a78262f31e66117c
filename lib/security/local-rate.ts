import "server-only";

/**
 * Counts in this process's memory: for what must be refused without asking anybody, since asking is the harm. What
 * guards money is counted in the store instead (`limits.ts`). Each instance counts for itself.
 */
export type LocalRate = {
  /** Counts one more of `key` at `now` (milliseconds) and says how many there are in its window. */
  readonly hit: (key: string, now: number) => number;
};

/** So many keys are remembered; with more than that in one window all are forgotten, so that memory has a bound. */
const mostKeys = 50_000;

/** A counter with windows of `windowMs`. */
export const localRate = (windowMs: number): LocalRate => {
  let window = -1;
  const hits = new Map<string, number>();
  return {
    hit: (key, now) => {
      const current = Math.floor(now / windowMs);
      if (current !== window || hits.size >= mostKeys) hits.clear();
      window = current;
      const count = (hits.get(key) ?? 0) + 1;
      hits.set(key, count);
      return count;
    },
  };
};
