import type { Env } from "@/lib/config/env";
import { Coverage } from "@/e2e/simulation/coverage";
import { playHistory } from "@/e2e/simulation/history";
import { planOf, type Plan } from "@/e2e/simulation/plan";
import type { SeededFault } from "@/e2e/simulation/seeded-fault";
import { seededFaults } from "@/e2e/simulation/seeded-faults";
import { shrink } from "@/e2e/simulation/shrink";
import { subjectOf } from "@/e2e/simulation/subject";

export type Failure = {
  readonly plan: Plan;
  readonly broken: readonly string[];
  readonly trace: readonly string[];
};
/** `cpuMs`: processor time, which a busy machine does not stretch as it does the clock's. */
export type Played = {
  readonly cpuMs: number;
  readonly met: readonly string[];
  readonly failures: readonly Failure[];
};
/** `seed`: the history that found it and what it `saw`, after so many; null: none did. */
export type Found = {
  readonly name: string;
  readonly seed: number | null;
  readonly saw: string;
  readonly histories: number;
};

const mostFailures = 3;

/** Plays a row of seeds as the code is. Failures are shrunk; after a few of them it is enough. */
export async function play(from: number, to: number, env: Env): Promise<Played> {
  const subject = subjectOf();
  const begun = process.cpuUsage();
  const coverage = new Coverage();
  const failures: Failure[] = [];
  for (let seed = from; seed < to && failures.length < mostFailures; seed += 1) {
    const report = await playHistory(planOf(seed), subject, env, false);
    coverage.take(report.crossings);
    if (report.broken.length === 0) continue;
    const { plan, broken, trace } = await shrink(report, subject, env);
    failures.push({ plan, broken, trace });
  }
  const { user, system } = process.cpuUsage(begun);
  return { cpuMs: (user + system) / 1_000, met: coverage.list, failures };
}

/** How many histories a seeded fault may need at most. */
export const bound = 1_500;

/** The plan that looks for a seeded fault: three of four with what the fault needs, the others as always. */
const planFor = (seed: number, { amid, leaning }: SeededFault): Plan => {
  const plan = planOf(seed);
  if (amid === undefined || seed % 4 === 0) return plan;
  return { ...plan, faults: amid, leaning: leaning ?? plan.leaning };
};

/**
 * Looks for one seeded fault until it is found: first in the history `known`, which found it the last time. Throws where
 * a history that found it breaks without it as well.
 */
export async function seek(name: string, env: Env, known: number | null = null): Promise<Found> {
  const fault = seededFaults[name];
  if (fault === undefined) throw new Error(`No such fault: ${name}`);
  const subject = subjectOf(fault);
  const seeds = [
    ...(known === null ? [] : [known]),
    ...Array.from({ length: bound }, (_, index) => index + 1),
  ];
  for (const [index, seed] of seeds.entries()) {
    const plan = planFor(seed, fault);
    const [saw] = (await playHistory(plan, subject, env, false)).broken;
    if (saw === undefined) continue;
    const [own] = (await playHistory(plan, subjectOf(), env, false)).broken;
    // Nothing was seeded there: it is the code, or the simulation, that is broken.
    if (own !== undefined) throw new Error(`History ${JSON.stringify(plan)} breaks by itself: ${own}`);
    return { name, seed, saw, histories: index + 1 };
  }
  return { name, seed: null, saw: "", histories: seeds.length };
}
