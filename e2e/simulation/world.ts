import type { Env } from "@/lib/config/env";
import { invoiceId } from "@/lib/store/test-factories";
import type { InvoiceId } from "@/lib/payment/invoice";
import type * as transitionModule from "@/lib/payment/transition";
import { ModelCommerce } from "@/e2e/simulation/commerce";
import { Dice } from "@/e2e/simulation/dice";
import { ModelGate } from "@/e2e/simulation/gate/model-gate";
import type { GatePayment } from "@/e2e/simulation/gate/payment";
import { Instance } from "@/e2e/simulation/instance";
import type { Subject } from "@/e2e/simulation/subject";
import type { Program } from "@/e2e/simulation/linker";
import { deliver } from "@/e2e/simulation/post";
import type { FaultKind, Plan } from "@/e2e/simulation/plan";
import { Rounds } from "@/e2e/simulation/rounds";
import { ModelStore } from "@/e2e/simulation/store/model-store";
import { Timeline } from "@/e2e/simulation/timeline";
import { Watch } from "@/e2e/simulation/watch";

/** Transitions that happened, each with the faults that had struck before. */
export type Crossing = { readonly edge: string; readonly faults: readonly FaultKind[] };

/** Everything that one history has. Nothing of it outlives the history, and nothing in it is real. */
export class World {
  readonly epoch = 1_700_000_000_000;
  readonly timeline = new Timeline();
  readonly payerDice: Dice;
  readonly network: Dice;
  readonly gateDice: Dice;
  readonly store: ModelStore;
  readonly gate: ModelGate;
  readonly commerce: ModelCommerce;
  readonly watch: Watch;
  readonly instances: Instance[] = [];
  readonly id: InvoiceId;
  readonly trace: string[] = [];
  readonly logged: string[] = [];
  readonly struck = new Set<FaultKind>();
  readonly crossings: Crossing[] = [];
  readonly broken: string[] = [];
  readonly transition: typeof transitionModule;
  readonly program: Program;
  /** Faults have stopped. */
  isCalm = false;
  isStoreAway = false;
  running = 0;
  private numbers = 0;
  private readonly rounds: Rounds[] = [];
  private readonly faults: ReadonlySet<FaultKind>;

  constructor(
    readonly plan: Plan,
    subject: Subject,
    readonly env: Env,
    private readonly isTraced: boolean,
  ) {
    this.program = subject.program;
    this.payerDice = new Dice(plan.seed * 4 + 1);
    this.network = new Dice(plan.seed * 4 + 2);
    this.gateDice = new Dice(plan.seed * 4 + 3);
    this.faults = new Set(plan.faults);
    this.id = invoiceId(`cpi_Sim${String(plan.seed).padStart(9, "0")}`);
    this.watch = new Watch(this);
    this.store = new ModelStore(
      () => this.epoch + this.timeline.now,
      (id) => {
        for (const instance of this.instances)
          this.timeline.in(this.network.pick([1, 5, 60]), () => instance.hear(id));
      },
      (commit) => {
        this.watch.committed(commit);
        this.tellRounds();
      },
    );
    this.commerce = new ModelCommerce(this);
    this.gate = new ModelGate({
      timeline: this.timeline,
      dice: this.gateDice,
      epoch: this.epoch,
      repeated: plan.repeated,
      leaning: plan.leaning,
      send: (raw, payment) => this.send(raw, payment),
      violate: (what) => this.violate(what),
      violateUnlessForgotten: (what) => {
        if (!this.isForgetful) this.violate(what);
      },
      isLateSuccess: () => this.strikes("lateSuccess", 2),
      onCharge: (charge) => {
        this.note(`charge ${charge.paymentId} ${charge.minor}${charge.late ? " late" : ""}`);
        this.timeline.in(this.network.pick([100, 5_000, 60_000]), () => this.commerce.pay(charge.isPart));
      },
    });
    this.transition = this.watched(subject.heart);
    for (let number = 1; number <= plan.instances; number += 1) this.start(`${number}`);
  }

  /** Whether this fault strikes now, `oneIn` so many times, where the history has it at all. */
  strikes(fault: FaultKind, oneIn: number): boolean {
    if (!this.faults.has(fault) || this.isCalm || !this.network.oneIn(oneIn)) return false;
    this.struck.add(fault);
    return true;
  }

  has(fault: FaultKind): boolean {
    return this.faults.has(fault);
  }

  /** A store that may forget may have forgotten anything by now. */
  get isForgetful(): boolean {
    return this.struck.has("loseTail");
  }

  /** A line of the trace; made only where somebody will read it. */
  note(what: string | (() => string)): void {
    if (!this.isTraced) return;
    this.trace.push(`${this.timeline.now} ${typeof what === "string" ? what : what()}`);
  }

  violate(what: string): void {
    this.broken.push(what);
    this.note(`BROKEN ${what}`);
  }

  crossed(edge: string): void {
    this.crossings.push({ edge, faults: [...this.struck] });
  }

  nextNumber(): number {
    return (this.numbers += 1);
  }

  start(name: string): Instance {
    const skew = this.strikes("skew", 2) ? this.network.pick([-7_200_000, -90_000, 90_000, 7_200_000]) : 0;
    const instance = new Instance(this, name, skew);
    this.instances.push(instance);
    void this.begin(instance, "replay", instance.conductor.replayParked());
    this.rounds.push(new Rounds(this, instance));
    return instance;
  }

  /** When the next status query is due, by the store's clock; Infinity where none is. */
  get nextDue(): number {
    const due = this.store.allAttempts().map(({ holds, nextCheckAt }) => (holds ? nextCheckAt : null));
    return Math.min(...due.map((at) => at ?? Infinity));
  }

  /** The rows have changed, by a commit or by losing some. */
  tellRounds(): void {
    for (const each of this.rounds) each.look();
  }

  get alive(): readonly Instance[] {
    return this.instances.filter(({ isAlive }) => isAlive);
  }

  anyInstance(dice: Dice = this.payerDice): Instance {
    return dice.one(this.alive) ?? this.start(`${this.nextNumber()}'`);
  }

  /** Something that a process does; where it dies, it never ends. */
  begin<T>(instance: Instance, name: string, act: Promise<T>): Promise<T | null> {
    this.running += 1;
    this.note(`${instance.name} ${name}`);
    return act.then(
      (answer) => {
        this.running -= 1;
        this.note(() => `${instance.name} ${name} = ${JSON.stringify(answer)?.slice(0, 90)}`);
        return answer;
      },
      (reason: unknown) => {
        this.running -= 1;
        this.note(`${instance.name} ${name} ! ${String(reason)}`);
        this.logged.push(String(reason));
        if (reason instanceof TypeError || reason instanceof ReferenceError || reason instanceof RangeError)
          this.violate(`a fault of the program: ${reason.stack?.slice(0, 300)}`);
        return null;
      },
    );
  }

  private send(raw: string, payment: GatePayment): void {
    this.note(`callback ${payment.status} ${payment.id}`);
    deliver(this, raw, payment);
  }

  /** The heart's table with a witness: which edges were taken, and what had gone wrong before. */
  private watched(real: typeof transitionModule): typeof transitionModule {
    return {
      ...real,
      nextState: (state, event) => {
        const next = real.nextState(state, event);
        if (next !== null) this.crossed(`${state} ${event}`);
        return next;
      },
    };
  }
}
