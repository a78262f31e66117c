import type { Client } from "pg";
import type { Pan } from "@/lib/card/pan";
import type { Charge, Held, HistoryWorld } from "@/lib/checkout/history-world";
import { receiveCallback } from "@/lib/checkout/receive-callback";
import { submitTry } from "@/lib/checkout/submit-try";
import type { InvoiceId } from "@/lib/payment/invoice";
import { invoiceId } from "@/lib/store/test-factories";

/** A repeatable choice of numbers (mulberry32). */
const dice = (seed: number) => {
  let state = seed;
  return (sides: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
};

/** For tests: all that can happen to one invoice, each on its own and waited for until everything rests. */
export class HistoryActs {
  readonly id: InvoiceId;
  readonly story: string[] = [];
  protected readonly roll: (sides: number) => number;
  protected limbo: Held[] = [];
  protected proven = new Set<Charge>();
  protected exempt = new Set<string>();
  private running = 0;
  private seen = new Map<string, number>();

  constructor(
    protected readonly world: HistoryWorld,
    protected readonly sql: Client,
    readonly seed: number,
  ) {
    this.id = invoiceId(`cpi_History${String(seed).padStart(6, "0")}`);
    this.roll = dice(seed);
    this.world.reset();
    this.world.amounts.set(this.id, 10_890);
    this.world.onSale = (held) => this.checkIntent(held);
  }

  protected one<T>(list: readonly T[]): T | undefined {
    return list[this.roll(Math.max(1, list.length))];
  }

  /** Until every act has ended or waits for the Gate. */
  protected async idle(): Promise<void> {
    while (this.running > this.world.held.length)
      await new Promise<void>((resolve) => (this.world.onChange = resolve));
  }

  protected begin(act: Promise<unknown>): void {
    this.running += 1;
    const ended = () => {
      this.running -= 1;
      this.world.onChange();
    };
    act.then(ended, ended);
  }

  async submit(): Promise<void> {
    const pan = `4${String(this.seed).padStart(7, "0")}${String(this.seen.size).padStart(8, "0")}`;
    const minor = this.world.amounts.get(this.id) ?? 0;
    this.seen.set(pan, minor);
    const instrument = {
      kind: "card" as const,
      pan: pan as Pan,
      month: 12,
      year: 2031,
      cvv: "cvv-canary",
      holder: "ANNA HISTORY",
    };
    const contact = { id: null, email: null, phone: null };
    const rest = {
      contact,
      address: null,
      browser: null,
      browserHash: null,
      origin: "http://127.0.0.1:3000",
    };
    this.begin(
      submitTry({ invoiceId: this.id, method: "payment_card", instrument, seen: `${minor}:EUR`, ...rest }),
    );
    await this.idle();
  }

  /** S5, S6: the sum is what the payer saw, and the try was committed before the first byte. */
  private async checkIntent(held: Held): Promise<void> {
    const { rows } = await this.sql.query("select state, holds from attempts where payment_id = $1", [
      held.paymentId,
    ]);
    if (rows[0]?.state !== "sent" || rows[0]?.holds !== true) this.story.push("BROKEN: sent without intent");
    if (this.seen.get(held.pan) !== held.minor) this.story.push("BROKEN: another sum than seen");
  }

  protected async arrive(held: Held): Promise<boolean> {
    const { rows } = await this.sql.query("select state from attempts where payment_id = $1", [
      held.paymentId,
    ]);
    // Believed lost after the unheard rule, and yet it comes: nobody can know before the Gate says so.
    if (rows[0]?.state === "refused") this.exempt.add(held.paymentId);
    return this.world.arrive(held);
  }

  private lose(held: Held): void {
    this.limbo.push(held);
    held.reset();
  }

  protected crash(held: Held): void {
    this.world.held = this.world.held.filter((each) => each !== held);
    this.running -= 1;
  }

  protected async answerSale(held: Held): Promise<void> {
    const kind = this.roll(9);
    this.story.push(`sale ${held.pan.slice(-2)}: ${kind}`);
    if (kind === 0) held.answer(422, { status: "error", code: "2003", message: "no" });
    else if (kind === 1) this.lose(held);
    else if (kind === 2) this.crash(held);
    else {
      const fresh = await this.arrive(held);
      if (kind === 3) this.crash(held);
      else if (kind === 4) held.answer(502, "<html>");
      else if (kind === 5) held.reset();
      else if (!fresh) held.answer(400, { status: "error", code: "3041", message: "exists" });
      else
        held.answer(200, {
          status: "success",
          request_id: `r${this.seen.size}`,
          project_id: 42,
          payment_id: held.paymentId,
        });
    }
    await this.idle();
    // From its own answer on nobody may believe it lost any more.
    if (kind > 3) this.exempt.delete(held.paymentId);
  }

  protected async answerStatus(held: Held): Promise<void> {
    const kind = this.roll(6);
    const body = kind === 0 ? held.known : this.world.tell(held.paymentId, "operations");
    this.story.push(
      `status: ${kind === 0 ? "old " : ""}${kind < 4 ? JSON.stringify(body["payment"] ?? "unheard") : kind}`,
    );
    if (kind === 5) this.crash(held);
    else if (kind === 4) held.answer(500, "");
    else held.answer(200, body);
    await this.idle();
    if (kind < 4) this.learn(held.paymentId, JSON.stringify(body).includes('"success","sum"'));
  }

  protected learn(paymentId: string, success: boolean): void {
    if (success)
      for (const charge of this.world.charges) if (charge.paymentId === paymentId) this.proven.add(charge);
  }

  protected async deliver(): Promise<void> {
    const callback = this.one(this.world.callbacks);
    if (callback === undefined) return;
    const kind = this.roll(5);
    if (kind > 0) this.world.callbacks = this.world.callbacks.filter((each) => each !== callback);
    this.story.push(`callback ${callback.status}: ${kind}`);
    if (kind === 4) return;
    await receiveCallback(callback.raw);
    this.learn(callback.paymentId, callback.status === "success");
  }

  /** S8 */
  protected async forge(): Promise<void> {
    const before = await this.rows();
    const { rows } = await this.sql.query("select payment_id from attempts where invoice_id = $1", [this.id]);
    const payment = {
      id: rows[0]?.payment_id ?? "x",
      status: "success",
      sum: { amount: 10_890, currency: "EUR" },
    };
    const fate = await receiveCallback(
      JSON.stringify({ project_id: 42, payment, signature: "A".repeat(88) }),
    );
    if (fate !== "forged" || (await this.rows()) !== before)
      this.story.push("BROKEN: a forged callback did something");
  }

  private async rows(): Promise<string> {
    const { rows } = await this.sql.query("select * from attempts where invoice_id = $1 order by number", [
      this.id,
    ]);
    return JSON.stringify(rows);
  }

  async pass(ms: number): Promise<void> {
    await this.sql.query(
      "update attempts set sent_at = sent_at - $2, next_check_at = next_check_at - $2 where invoice_id = $1",
      [this.id, ms],
    );
    await this.sql.query("update invoices set fetched_at = fetched_at - $2 where id = $1", [this.id, ms]);
  }
}
