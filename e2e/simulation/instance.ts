import type * as clock from "@/lib/checkout/clock";
import type * as random from "@/lib/checkout/random";
import type * as log from "@/lib/logging/log";
import type * as transition from "@/lib/payment/transition";
import type { InvoiceId } from "@/lib/payment/invoice";
import type * as watch from "@/lib/store/watch";
import { loadConductor, type Conductor } from "@/e2e/simulation/conductor";
import { fetchOf } from "@/e2e/simulation/network";
import type { LockedInvoice } from "@/e2e/simulation/store/locked-invoice";
import { storeModules, type Hop } from "@/e2e/simulation/store/store-modules";
import type { World } from "@/e2e/simulation/world";

/** How long a statement may take, and a transaction do nothing, ms. Source: lib/store/connection. */
const statementMs = 5_000;
const idleMs = 10_000;

/**
 * One process of Checkout: module state, clock and connections of its own. Killed, it does nothing any more, whatever
 * was promised; what it had sent is on its way all the same.
 */
export class Instance {
  isAlive = true;
  private pausedUntil = 0;
  private readonly open = new Set<LockedInvoice>();
  private readonly listeners = new Map<InvoiceId, Set<() => void>>();
  readonly conductor: Conductor;

  constructor(
    private readonly world: World,
    readonly name: string,
    /** How far its calendar is off, ms. */
    private readonly skewMs: number,
  ) {
    const load = world.program.instantiate({
      modules: this.standIns(),
      fetch: fetchOf(world, this),
      abortSignal: { timeout: (ms: number) => ({ ms }) },
    });
    this.conductor = loadConductor(load);
  }

  /** What comes to this process is taken in: now, when its pause is over, or never. */
  wake(act: () => void): void {
    if (!this.isAlive) return;
    const pause = this.pausedUntil - this.world.timeline.now;
    if (pause > 0) this.world.timeline.in(pause, () => this.wake(act));
    else act();
  }

  pause(ms: number): void {
    this.pausedUntil = this.world.timeline.now + ms;
  }

  /** `kill -9`. The store learns of it when the connections are found dead. */
  kill(): void {
    this.isAlive = false;
    const open = [...this.open];
    this.world.timeline.in(this.world.network.pick([1, 50, 2_000]), () => open.forEach((each) => each.end()));
  }

  /** The store's word that an invoice has changed. */
  hear(id: InvoiceId): void {
    this.wake(() => this.listeners.get(id)?.forEach((listener) => listener()));
  }

  private keep(locked: LockedInvoice): void {
    this.open.add(locked);
    const stop = this.world.timeline.in(idleMs, () => locked.end());
    void locked.ended().then(() => {
      stop();
      this.open.delete(locked);
    });
    if (!this.isAlive) locked.end();
  }

  private readonly hop: Hop = (kind, act, locked) =>
    new Promise((resolve, reject) => {
      const { world } = this;
      const fail = (ms: number, text: string): void => {
        locked?.end();
        world.timeline.in(ms, () => this.wake(() => reject(new Error(text))));
      };
      if (world.isStoreAway) return fail(world.network.pick([2, 3_000]), "connect ECONNREFUSED");
      const slow = world.strikes("storeSlow", 12) ? world.network.between(300, 6_000) : 0;
      const there = world.network.pick([0, 1, 1, 2, 4]) + slow;
      world.timeline.in(there, async () => {
        if (world.isStoreAway || slow > statementMs)
          return fail(0, "canceling statement due to statement timeout");
        if (world.strikes("connectionEnded", 30)) return fail(1, "Connection terminated unexpectedly");
        const isUnsure = kind !== "read" && world.strikes("commitUnsure", 15);
        try {
          const answer = await act();
          const begun = isBegun(answer) ? answer.locked : null;
          if (begun !== null) this.keep(begun);
          if (isUnsure) {
            begun?.end();
            return fail(3, "Connection terminated unexpectedly");
          }
          world.timeline.in(world.network.pick([0, 1, 1, 3]), () => this.wake(() => resolve(answer)));
        } catch (reason) {
          world.timeline.in(1, () => this.wake(() => reject(reason)));
        }
      });
    });

  private standIns(): Readonly<Record<string, object>> {
    const { world } = this;
    const { timeline } = world;
    const after: typeof clock.after = (ms, work) => timeline.in(ms, () => this.wake(work));
    const ownClock: typeof clock = {
      wallMs: () => world.epoch + timeline.now + this.skewMs,
      steadyMs: () => timeline.now,
      after,
      pause: (ms) => new Promise((resolve) => void after(ms, resolve)),
    };
    const chance: typeof random = {
      newToken: () => `token-${world.payerDice.roll(1_000_000_000)}-${world.nextNumber()}`,
      randomBelow: (limit) => world.payerDice.roll(limit),
    };
    const logging: Pick<typeof log, "log" | "errorFields"> = {
      log: (level, event, fields) =>
        world.logged.push(JSON.stringify([level, event, fields, errorOf(fields)])),
      errorFields: (reason) => ({ error: reason }),
    };
    const watching: typeof watch = {
      watchInvoice: (id, listener) => {
        const own = (): void => listener();
        const all = this.listeners.get(id) ?? new Set();
        this.listeners.set(id, all.add(own));
        return () => void all.delete(own);
      },
      closeWatch: async () => undefined,
    };
    const store = storeModules(world.store, this.hop, (cancel) =>
      timeline.in(statementMs, () => cancel(new Error("canceling statement due to statement timeout"))),
    );
    return {
      "@/lib/checkout/clock": ownClock,
      "@/lib/checkout/random": chance,
      "@/lib/logging/log": logging,
      "@/lib/config/env": { getEnv: () => world.env },
      "@/lib/payment/transition": world.transition satisfies typeof transition,
      "@/lib/store/in-invoice": store.inInvoice,
      "@/lib/store/due": store.due,
      "@/lib/store/parked": store.parked,
      "@/lib/store/rate": store.rate,
      "@/lib/store/card-tries": store.cardTries,
      "@/lib/store/read": store.read,
      "@/lib/store/watch": watching,
      // No account of the simulation keeps cards, links and codes are made elsewhere: to be called is a fault.
      "@/lib/store/saved-cards": {},
      "@/lib/store/hand-offs": {},
      "@/lib/store/migrate": {},
    };
  }
}

const errorOf = (fields: unknown): string => {
  const error = typeof fields === "object" && fields !== null ? Reflect.get(fields, "error") : null;
  return error instanceof Error ? `${error.message} ${error.stack ?? ""}` : "";
};

const isBegun = (answer: unknown): answer is { readonly locked: LockedInvoice } =>
  typeof answer === "object" && answer !== null && "locked" in answer;
