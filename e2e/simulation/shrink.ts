import type { Env } from "@/lib/config/env";
import { playHistory, type Report } from "@/e2e/simulation/history";
import type { Plan } from "@/e2e/simulation/plan";
import type { Subject } from "@/e2e/simulation/subject";

const smaller = (plan: Plan): readonly Plan[] => [
  ...plan.faults.map((fault) => ({ ...plan, faults: plan.faults.filter((each) => each !== fault) })),
  ...(plan.instances > 1 ? [{ ...plan, instances: 1 }] : []),
  ...[Math.floor(plan.acts / 2), plan.acts - 1].filter((acts) => acts > 0).map((acts) => ({ ...plan, acts })),
];

/** The smallest plan near this one in which the same thing goes wrong, with its trace; the plan itself where there is none. */
export async function shrink(report: Report, subject: Subject, env: Env): Promise<Report> {
  const kind = (each: Report): string | undefined => each.broken[0]?.slice(0, 12);
  let best = await playHistory(report.plan, subject, env);
  for (let isBetter = true; isBetter;) {
    isBetter = false;
    for (const plan of smaller(best.plan)) {
      const next = await playHistory(plan, subject, env);
      if (kind(next) !== kind(best)) continue;
      best = next;
      isBetter = true;
      break;
    }
  }
  return best;
}
