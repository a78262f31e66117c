/** One part of `npm run test:cluster`. It throws where a guarantee does not hold. */
export type Part = {
  readonly name: string;
  readonly run: () => Promise<Summary>;
};

/** What the part's line tells. */
export type Summary = {
  /** What was done, how often. */
  readonly did: string;
  /** What the Gate's ledger says. */
  readonly ledger: string;
};

/** Ends a part that found its guarantee broken. */
export function ensure(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

/** Asks again until the answer is yes; throws with `what` after `patienceMs`. */
export const until = async (
  isSo: () => Promise<boolean>,
  what: string,
  patienceMs = 30_000,
  pauseMs = 50,
): Promise<void> => {
  const deadline = performance.now() + patienceMs;
  while (!(await isSo())) {
    ensure(performance.now() < deadline, `${what}: not within ${patienceMs / 1000} s.`);
    await pause(pauseMs);
  }
};

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs `act` for each, at most `width` at a time, in order of the list. */
export const inLanes = async <T, R>(
  list: readonly T[],
  width: number,
  act: (each: T, at: number) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < list.length; at = next++) results[at] = await act(list[at] as T, at);
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
};

/** "3 paid, 2 refused": how often each word came. */
export const tally = (words: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([word, count]) => `${count} × ${word}`)
    .join(", ");
};

/** p50, p95 and the longest of times in ms, in words. */
export const spread = (times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`;
};
