import { median, ratios, rounded } from "@/e2e/bench/figure";
import { press, type Call, type Load } from "@/e2e/bench/load";
import { processOn, processorMs } from "@/e2e/bench/processor";

/** One side of a comparison: calls that last for as long as they are asked for. */
export type Side = { readonly origin: string; readonly calls: Iterator<Call> };
export type Round = Load & { readonly processorMs: number };
export type Rounds = { readonly ours: readonly Round[]; readonly empty: readonly Round[] };

type Plan = { readonly rounds: number; readonly connections: number; readonly ms: number };

const pressOnce = async ({ origin, calls }: Side, plan: Plan): Promise<Round> => {
  const pid = processOn(new URL(origin).port);
  const before = processorMs(pid);
  const load = await press(calls, plan);
  return { ...load, processorMs: (processorMs(pid) - before) / load.requests };
};

/** By turns, so that both meet the same machine. The first answers of a process are slow ones and count for nothing. */
export const byTurns = async (ours: Side, empty: Side, plan: Plan): Promise<Rounds> => {
  for (const side of [ours, empty, ours, empty]) await pressOnce(side, plan);
  const all = { ours: [] as Round[], empty: [] as Round[] };
  for (let round = 0; round < plan.rounds; round += 1) {
    all.empty.push(await pressOnce(empty, plan));
    all.ours.push(await pressOnce(ours, plan));
  }
  return all;
};

export const rateOf = (all: readonly Round[]): number => median(all.map(({ perSecond }) => perSecond));
export const slowest = (all: readonly Round[]): number => median(all.map(({ p99 }) => p99));

/** Requests a second against those of the empty application, round by round. */
export const rateRatios = ({ ours, empty }: Rounds): readonly number[] =>
  ratios(
    ours.map(({ perSecond }) => perSecond),
    empty.map(({ perSecond }) => perSecond),
  );

/** Processor of the empty application's process against ours: hardly a matter of who else is busy. */
export const workRatios = ({ ours, empty }: Rounds): readonly number[] =>
  ratios(
    empty.map((round) => round.processorMs),
    ours.map((round) => round.processorMs),
  );

export const tellRates = ({ ours, empty }: Rounds): string => {
  const tell = (all: readonly Round[]): string =>
    `${Math.round(rateOf(all))}/s, p99 ${Math.round(slowest(all))} ms`;
  const failures = [...ours, ...empty].reduce((sum, load) => sum + load.failures, 0);
  return `${tell(ours)} against ${tell(empty)}; ${failures} failed`;
};

export const tellWork = ({ ours, empty }: Rounds): string => {
  const work = (all: readonly Round[]): number => rounded(median(all.map((load) => load.processorMs)), 1);
  return `${work(empty)} ms against ${work(ours)} ms a request, of its own process`;
};
