import type { Env } from "@/lib/config/env";
import { end } from "@/e2e/simulation/end";
import { Payer } from "@/e2e/simulation/payer";
import type { Plan } from "@/e2e/simulation/plan";
import { runUntil } from "@/e2e/simulation/run-until";
import type { Subject } from "@/e2e/simulation/subject";
import { trouble } from "@/e2e/simulation/trouble";
import { World, type Crossing } from "@/e2e/simulation/world";

export type Report = {
  readonly plan: Plan;
  /** What was not true; empty where all was. */
  readonly broken: readonly string[];
  readonly trace: readonly string[];
  readonly crossings: readonly Crossing[];
};

/**
 * One invoice's life, and what must be true of it at every moment. What it did is told only where `isTraced`: the same
 * plan can be played again for it.
 */
export async function playHistory(plan: Plan, subject: Subject, env: Env, isTraced = true): Promise<Report> {
  Error.stackTraceLimit = isTraced ? 10 : 0;
  const world = new World(plan, subject, env, isTraced);
  const payer = new Payer(world);
  payer.submit({ seen: null });
  for (let act = 0; act < plan.acts && world.broken.length === 0; act += 1) {
    const gap = world.payerDice.pick([0, 0, 100, 1_000, 4_000, 11_000, 35_000, 70_000]);
    await runUntil(world, world.timeline.now + gap);
    trouble(world);
    payer.act();
  }
  await end(world, payer);
  world.watch.checkRemains();
  return { plan, broken: world.broken, trace: world.trace, crossings: world.crossings };
}
