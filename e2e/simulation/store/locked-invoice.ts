import type { InvoiceId } from "@/lib/payment/invoice";
import type { AttemptPatch, NewAttempt, NewEvent } from "@/lib/store/types";
import type { ModelStore } from "@/e2e/simulation/store/model-store";
import {
  checkIndexes,
  inserted,
  patched,
  type AttemptRow,
  type EventRow,
  type InvoiceRow,
} from "@/e2e/simulation/store/rows";

type Change = { readonly id: string; readonly patch: AttemptPatch; readonly at: number };

/**
 * One transaction that holds an invoice. What it writes is seen at commit, and laid over the rows as they are then: a
 * lease of the reconciler may have touched them meanwhile, as PostgreSQL lets it.
 */
export class LockedInvoice {
  private readonly changes: Change[] = [];
  private readonly fresh: AttemptRow[] = [];
  private readonly events: EventRow[] = [];
  private until: { readonly value: number | null } | null = null;
  private isOpen = true;
  /** A statement failed: PostgreSQL takes nothing more of this transaction. */
  private isSpoilt = false;
  private readonly afterwards: (() => void)[] = [];

  constructor(
    private readonly store: ModelStore,
    readonly id: InvoiceId,
    private readonly release: () => void,
  ) {}

  hasWritten(attemptId: string): boolean {
    return this.changes.some(({ id }) => id === attemptId);
  }

  /** Resolves when this transaction has ended, one way or the other. */
  ended(): Promise<void> {
    return new Promise((resolve) => this.afterwards.push(resolve));
  }

  private get row(): InvoiceRow {
    const row = this.store.invoice(this.id);
    if (row === undefined) throw new Error("The invoice was never saved.");
    return row;
  }

  /** The first statements of the transaction. */
  read(): InvoiceRow & { readonly now: number } {
    return { ...this.guarded(() => this.row), now: this.store.now() };
  }

  private present(): readonly AttemptRow[] {
    const rows = [...this.row.attempts, ...this.fresh];
    return rows.map((row) =>
      this.changes
        .filter(({ id }) => id === row.id)
        .reduce((each, { patch, at }) => patched(each, patch, at), row),
    );
  }

  private guarded<T>(work: () => T): T {
    if (!this.isOpen) throw new Error("Connection terminated");
    if (this.isSpoilt) throw new Error("current transaction is aborted");
    try {
      return work();
    } catch (reason) {
      this.isSpoilt = true;
      throw reason;
    }
  }

  insertAttempt(attempt: NewAttempt): AttemptRow {
    return this.guarded(() => {
      const row = inserted(attempt, this.store.nextId(), this.store.now());
      this.checkAll(row);
      this.fresh.push(row);
      return row;
    });
  }

  private checkAll(row: AttemptRow): void {
    const others = this.store.allAttempts().filter(({ invoiceId }) => invoiceId !== this.id);
    checkIndexes([...others, ...this.present()], row);
  }

  updateAttempt(id: string, patch: AttemptPatch): boolean {
    return this.guarded(() => {
      const row = this.present().find((each) => each.id === id);
      if (row === undefined) return false;
      const at = this.store.now();
      this.checkAll(patched(row, patch, at));
      this.changes.push({ id, patch, at });
      return true;
    });
  }

  appendEvent(event: NewEvent): boolean {
    return this.guarded(() => {
      const known = event.attemptId === null || this.present().some(({ id }) => id === event.attemptId);
      if (!known) throw new Error("events_attempt_id_fkey");
      const isThere = [...this.row.events, ...this.events].some(
        ({ attemptId, fingerprint }) =>
          fingerprint !== null && fingerprint === event.fingerprint && attemptId === event.attemptId,
      );
      if (!isThere) this.events.push({ ...event, at: this.store.now() });
      return !isThere;
    });
  }

  holdForProvider(value: number | null): void {
    this.guarded(() => (this.until = { value }));
  }

  /** Makes it all true at once. Throws, and changes nothing, where a statement had failed. */
  commit(notify: boolean): void {
    this.guarded(() => {
      const providerUntil = this.until === null ? this.row.providerUntil : this.until.value;
      const events = [...this.row.events, ...this.events];
      const attempts = this.present().toSorted((one, other) => one.number - other.number);
      const row = { ...this.row, attempts, events, providerUntil };
      if (this.changes.length + this.fresh.length + this.events.length > 0 || this.until !== null)
        this.store.replace(this.id, row);
    });
    this.end();
    if (notify) this.store.notify(this.id);
  }

  /** Rolls back what was not committed and gives the lock away. */
  end(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    for (const tell of this.afterwards) tell();
    this.release();
  }
}
