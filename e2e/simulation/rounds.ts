import type { Instance } from "@/e2e/simulation/instance";
import type { World } from "@/e2e/simulation/world";

/** Rounds are this far apart. Source: lib/checkout/reconciler. */
const pauseMs = 1_000;

const nextDue = (world: World): number =>
  Math.min(
    ...world.store
      .allAttempts()
      .map(({ holds, nextCheckAt }) => (holds ? (nextCheckAt ?? Infinity) : Infinity)),
  );

/**
 * The reconciler of one instance. A round that would find nothing is left out, since it changes nothing: days pass in
 * milliseconds. One history in sixteen has the real loop.
 */
export function reconcileAt(world: World, instance: Instance): void {
  if (world.plan.seed % 16 === 0) {
    instance.conductor.startReconciler();
    return;
  }
  const wait = nextDue(world) - world.store.now();
  // Only somebody who looks brings a check forward.
  const most = world.isCalm && !world.plan.isWatched ? 3_600_000 : 5_000;
  const ms = Math.max(pauseMs, Math.min(most, wait)) + world.network.roll(pauseMs);
  world.timeline.in(ms, () => {
    if (!instance.isAlive) return;
    if (nextDue(world) > world.store.now()) return reconcileAt(world, instance);
    void world
      .begin(instance, "reconcile", instance.conductor.reconcile())
      .then(() => reconcileAt(world, instance));
  });
}
