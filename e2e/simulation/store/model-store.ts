import { ModelStore as ModelTries } from "@/lib/checkout/botnet-store";
import type { InvoiceId } from "@/lib/payment/invoice";
import { LockedInvoice } from "@/e2e/simulation/store/locked-invoice";
import type { AttemptRow, InvoiceRow, Rows } from "@/e2e/simulation/store/rows";

type Waiting = { readonly grant: () => void; readonly refuse: (reason: Error) => void };
type Lock = { holder: LockedInvoice | null; readonly queue: Waiting[] };

/** One transaction that reached the disk: who looks sees the rows before and after it. */
export type Commit = { readonly before: Rows; readonly after: Rows; readonly invoiceId: InvoiceId | null };

/**
 * PostgreSQL as far as `lib/store` uses it, in memory: linear, one lock an invoice, the same indexes. Its contract test
 * holds it against the real one. It can do what only a failing server does: forget its last commits.
 */
export class ModelStore {
  rows: Rows = { invoices: new Map(), parked: [] };
  /** The last commits, for `loseTail`. */
  private readonly tail: Commit[] = [];
  private readonly locks = new Map<InvoiceId, Lock>();
  private counted = new ModelTries();
  private ids = 0;

  constructor(
    /** The one clock of all instances, ms. */
    readonly now: () => number,
    /** Watchers of every instance; the store itself promises no more than to try. */
    readonly notify: (invoiceId: InvoiceId) => void,
    readonly onCommit: (commit: Commit) => void = () => undefined,
  ) {}

  nextId(): string {
    this.ids += 1;
    return `00000000-0000-4000-8000-${String(this.ids).padStart(12, "0")}`;
  }

  invoice(id: InvoiceId): InvoiceRow | undefined {
    return this.rows.invoices.get(id);
  }

  allAttempts(): readonly AttemptRow[] {
    return [...this.rows.invoices.values()].flatMap(({ attempts }) => attempts);
  }

  /** The one way to change rows. */
  commit(change: Partial<Rows>, invoiceId: InvoiceId | null = null): void {
    const before = this.rows;
    this.rows = { ...before, ...change };
    this.tail.push({ before, after: this.rows, invoiceId });
    if (this.tail.length > 40) this.tail.shift();
    this.onCommit({ before, after: this.rows, invoiceId });
  }

  replace(id: InvoiceId, row: InvoiceRow): void {
    this.commit({ invoices: new Map(this.rows.invoices).set(id, row) }, id);
  }

  /** A failover to a standby that had not heard of the last `count` commits: all connections end as well. */
  loseTail(count: number): number {
    const lost = this.tail.splice(Math.max(0, this.tail.length - count));
    this.rows = lost[0]?.before ?? this.rows;
    // Unlogged tables: a standby that is promoted has nothing of them.
    this.counted = new ModelTries();
    this.endConnections();
    return lost.length;
  }

  /** Every transaction that is open is rolled back, and who waits for a lock learns it. */
  endConnections(): void {
    for (const lock of this.locks.values()) {
      for (const waiting of lock.queue.splice(0)) waiting.refuse(new Error("Connection terminated"));
      lock.holder?.end();
    }
  }

  /** Takes the invoice's lock, after all who asked before; `cancel` gives up waiting. */
  lock(id: InvoiceId): { readonly locked: Promise<LockedInvoice>; readonly cancel: (reason: Error) => void } {
    const lock = this.locks.get(id) ?? { holder: null, queue: [] };
    this.locks.set(id, lock);
    let cancel: (reason: Error) => void = () => undefined;
    const locked = new Promise<LockedInvoice>((resolve, reject) => {
      const grant = (): void => {
        lock.holder = new LockedInvoice(this, id, () => {
          lock.holder = null;
          lock.queue.shift()?.grant();
        });
        resolve(lock.holder);
      };
      if (lock.holder === null) return grant();
      const waiting = { grant, refuse: reject };
      lock.queue.push(waiting);
      cancel = (reason) => {
        const at = lock.queue.indexOf(waiting);
        if (at < 0) return;
        lock.queue.splice(at, 1);
        reject(reason);
      };
    });
    return { locked, cancel: (reason) => cancel(reason) };
  }

  /** The transaction that has written this row and not ended yet. */
  writerOf(row: AttemptRow): LockedInvoice | null {
    const holder = this.locks.get(row.invoiceId)?.holder ?? null;
    return holder?.hasWritten(row.id) === true ? holder : null;
  }

  /** Counters, and what is known of attacks. Held against PostgreSQL in lib/store/card-tries.test.ts. */
  get tries(): ModelTries {
    this.counted.now = this.now();
    return this.counted;
  }
}
