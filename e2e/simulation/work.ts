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
/** `by`: the seed that found it and what it saw; null: nobody did. */
export type Found = { readonly name: string; readonly by: string | null; readonly histories: number };

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
const planFor = (seed: number, { amid }: SeededFault): Plan => {
  const plan = planOf(seed);
  return amid === undefined || seed % 4 === 0 ? plan : { ...plan, faults: amid };
};

/** Looks for one seeded fault until it is found. */
export async function seek(name: string, env: Env): Promise<Found> {
  const fault = seededFaults[name];
  if (fault === undefined) throw new Error(`No such fault: ${name}`);
  const subject = subjectOf(fault);
  for (let seed = 1; seed <= bound; seed += 1) {
    const { broken } = await playHistory(planFor(seed, fault), subject, env, false);
    if (broken[0] !== undefined) return { name, by: `${seed}: ${broken[0]}`, histories: seed };
  }
  return { name, by: null, histories: bound };
}
