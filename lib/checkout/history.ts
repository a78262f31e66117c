import { expect } from "vitest";
import type { Client } from "pg";
import { HistoryActs } from "@/lib/checkout/history-acts";
import type { HistoryWorld } from "@/lib/checkout/history-world";
import { loadPayment } from "@/lib/checkout/load-payment";
import { receiveCallback } from "@/lib/checkout/receive-callback";
import { reconcile } from "@/lib/checkout/reconciler";
import type { AttemptState } from "@/lib/payment/attempt";
import type { OutcomeKind } from "@/lib/payment/outcome";
import { TRANSITIONS } from "@/lib/payment/transition";

const notPaid: readonly OutcomeKind[] = [
  "payable",
  "declined",
  "notStarted",
  "failed",
  "expired",
  "cancelled",
];

/** For tests: one invoice's life, and what must be true of it at every moment. Source: trust-and-speed.md A.3. */
export class History extends HistoryActs {
  private asked = new Map<string, number>();
  private paidOnce = false;
  private sincePaid = 0;

  constructor(
    world: HistoryWorld,
    sql: Client,
    seed: number,
    readonly faults: { readonly reprice: boolean; readonly late: boolean },
  ) {
    super(world, sql, seed);
  }

  /** What comes after a payment is seldom of interest. */
  get isOver(): boolean {
    if (this.paidOnce) this.sincePaid += 1;
    return this.sincePaid > 6;
  }

  async step(): Promise<void> {
    const [sales, questions] = ["sale", "status"].map((kind) =>
      this.world.held.filter((held) => held.kind === kind),
    );
    const running = [...this.world.lives]
      .filter(([, life]) => life.status === "processing")
      .map(([id]) => id);
    const declined = [...this.world.lives].filter(([, life]) => life.status === "decline").map(([id]) => id);
    const sale = this.one(sales ?? []);
    const question = this.one(questions ?? []);
    const settled = this.one(running);
    const act = this.roll(10);
    if (act <= 1) {
      this.story.push("submit");
      await this.submit();
    } else if (act <= 3 && sale) await this.answerSale(sale);
    else if (act <= 5 && question) await this.answerStatus(question);
    else if (act <= 6 && settled) {
      const status = (["success", "decline", "error", "error"] as const)[this.roll(4)] ?? "decline";
      this.story.push(`settle ${status}`);
      this.world.settle(settled, status);
    } else if (act === 7) await this.deliver();
    else if (act === 8) {
      const kind = this.roll(6);
      if (kind === 0 && this.roll(4) === 0) await this.forge();
      if (kind === 1 && this.faults.reprice)
        this.world.amounts.set(this.id, this.one([9_000, 10_890, 12_000]) ?? 1);
      if (kind === 0) this.world.commerceUp = !this.world.commerceUp;
      const late = this.one(declined);
      if (kind === 2 && late !== undefined && this.faults.late) {
        this.story.push("late success");
        this.world.settle(late, "success", true);
      }
      const lost = this.limbo.pop();
      if (kind >= 3 && lost) this.story.push(`out of limbo: ${await this.arrive(lost)}`);
    } else {
      await this.pass(this.one([1_000, 11_000, 31_000, 70_000]) ?? 0);
      this.story.push("reconcile");
      this.begin(reconcile());
      await this.idle();
    }
    await this.check();
  }

  async outcome(): Promise<OutcomeKind> {
    const loaded = await loadPayment(this.id, { maxAgeMs: Infinity });
    if (loaded.ok)
      for (const { paymentId, amount } of loaded.value.attempts) this.asked.set(paymentId, amount.minor);
    return loaded.ok ? loaded.value.outcome.kind : "payable";
  }

  async check(): Promise<void> {
    const kind = await this.outcome();
    this.story.push(`  → ${kind}`);
    const broken = this.story.find((line) => line.startsWith("BROKEN"));
    const onTime = this.world.charges.filter((charge) => !charge.late);
    const exempt = onTime.every(({ paymentId }) => this.exempt.has(paymentId));
    const sure = [...this.proven].some(({ paymentId, minor }) => this.asked.get(paymentId) === minor);
    const faults = [
      broken,
      onTime.length > 1 && "S1: two charges",
      this.proven.size > 0 && notPaid.includes(kind) && "S2: a proven charge is shown as no charge",
      sure && kind !== "paid" && "S2: a proven charge is not shown as paid",
      onTime.length > 0 &&
        !exempt &&
        notPaid.includes(kind) &&
        "S2: a charge is shown as none before its proof",
      (kind === "paid" || kind === "partial") && this.proven.size === 0 && "S3: paid without proof",
      this.paidOnce && kind !== "paid" && "S4: paid was taken back",
    ].filter(Boolean);
    this.paidOnce ||= kind === "paid";
    expect(faults, `seed ${this.seed}\n${this.story.join("\n")}`).toEqual([]);
  }

  /** Faults stop; the Gate is honest from here on. Every callback that was not delivered yet is lost. L1, L3. */
  async end(): Promise<void> {
    this.world.callbacks = [];
    for (const held of this.world.held.slice()) {
      if (held.kind === "sale") this.crash(held);
      else held.reset();
    }
    await this.idle();
    this.world.commerceUp = true;
    for (let round = 0; round < 12; round += 1) {
      for (const [id, life] of this.world.lives)
        if (life.status === "processing") this.world.settle(id, this.roll(2) === 0 ? "success" : "decline");
      this.world.callbacks = [];
      // After everybody has given them up.
      if (round === 5) for (const lost of this.limbo.splice(0)) await this.arrive(lost);
      await this.pass(4_000_000);
      this.begin(reconcile());
      await this.idle();
      for (const held of this.world.held.slice()) {
        const body = this.world.tell(held.paymentId, "operations");
        held.answer(200, body);
        await this.idle();
        this.learn(held.paymentId, JSON.stringify(body).includes('"success","sum"'));
      }
    }
    await this.check();
    await this.checkHistory();
    const kind = await this.outcome();
    const told = `seed ${this.seed}\n${this.story.join("\n")}`;
    if (this.world.charges.some((charge) => !charge.late)) expect(notPaid, told).not.toContain(kind);
    else if (this.proven.size === 0) {
      expect(notPaid, told).toContain(kind);
      await this.payAtLast(told);
    }
    await this.sql.query("update attempts set next_check_at = null where invoice_id = $1", [this.id]);
  }

  private async payAtLast(told: string): Promise<void> {
    await this.submit();
    const [held] = this.world.held;
    if (!held) throw new Error(`nobody can pay\n${told}`);
    await this.arrive(held);
    held.answer(200, { status: "success", request_id: "r", project_id: 42, payment_id: held.paymentId });
    await this.idle();
    this.world.settle(held.paymentId, "success");
    await receiveCallback(this.world.callbacks[0]?.raw ?? "");
    expect(await this.outcome(), told).toBe("paid");
  }

  /** S4: the states in the history are a path of the table. */
  private async checkHistory(): Promise<void> {
    const { rows } = await this.sql.query(
      "select attempt_id, body->>'from' as from, body->>'to' as to from events where invoice_id = $1 and body->>'to' is not null order by id",
      [this.id],
    );
    for (const row of rows) {
      const edges: Readonly<Record<string, AttemptState>> = TRANSITIONS[row.from as AttemptState];
      expect(Object.values(edges)).toContain(row.to);
    }
  }
}
