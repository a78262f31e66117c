import type { Instance } from "@/e2e/simulation/instance";
import type { World } from "@/e2e/simulation/world";

/** Rounds are this far apart. Source: lib/checkout/reconciler. */
const pauseMs = 1_000;

/**
 * The reconciler of one instance. A round that would find nothing is left out, since it changes nothing: days pass in
 * milliseconds. One history in a hundred has the real loop.
 */
export class Rounds {
  private planned: { readonly at: number; readonly cancel: () => void } | null = null;
  private isAsking = false;
  private readonly isReal: boolean;

  constructor(
    private readonly world: World,
    private readonly instance: Instance,
  ) {
    this.isReal = world.plan.seed % 100 === 0;
    if (this.isReal) instance.conductor.startReconciler();
    else this.look();
  }

  /** Something was committed: the next round that would find anything may have come nearer, or gone. */
  look(): void {
    const { timeline, network } = this.world;
    if (this.isReal || this.isAsking || !this.instance.isAlive) return;
    const due = this.world.nextDue - this.world.epoch;
    if (this.planned !== null && due <= this.planned.at && this.planned.at <= due + 2 * pauseMs) return;
    this.planned?.cancel();
    this.planned = null;
    if (due === Infinity) return;
    const at = Math.max(due, timeline.now) + network.between(1, pauseMs);
    const cancel = timeline.in(at - timeline.now, () => this.round());
    this.planned = { at, cancel };
  }

  private round(): void {
    const { world, instance } = this;
    this.planned = null;
    if (!instance.isAlive) return;
    if (world.nextDue > world.store.now()) return this.look();
    this.isAsking = true;
    void world.begin(instance, "reconcile", instance.conductor.reconcile()).then(() => {
      // Whatever a round came to, the next one follows after the same pause.
      world.timeline.in(pauseMs, () => {
        this.isAsking = false;
        this.look();
      });
    });
  }
}
