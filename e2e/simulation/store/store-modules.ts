import type * as cardTries from "@/lib/store/card-tries";
import type * as due from "@/lib/store/due";
import type * as inInvoiceModule from "@/lib/store/in-invoice";
import type * as parked from "@/lib/store/parked";
import type * as rate from "@/lib/store/rate";
import type * as read from "@/lib/store/read";
import type { InvoiceId } from "@/lib/payment/invoice";
import type { InvoiceTx } from "@/lib/store/types";
import type { LockedInvoice } from "@/e2e/simulation/store/locked-invoice";
import type { ModelStore } from "@/e2e/simulation/store/model-store";
import { toAttempt } from "@/e2e/simulation/store/rows";
import * as statements from "@/e2e/simulation/store/statements";

/**
 * The way of one statement to the store and back. `kind` tells what may go wrong on it; `locked` is the transaction
 * whose connection it takes.
 */
export type Hop = <T>(
  kind: "read" | "write" | "begin" | "commit",
  act: () => T | Promise<T>,
  locked?: LockedInvoice,
) => Promise<T>;

/** How long a statement waits for a lock, ms; source: lib/store/connection. */
type Wait = (cancel: (reason: Error) => void) => () => void;

const noWait: Wait = () => () => undefined;

/** The rooms of lib/store that the conductor calls when money moves, with their own signatures. */
export type StoreModules = {
  readonly inInvoice: Pick<typeof inInvoiceModule, "inInvoice">;
  readonly due: typeof due;
  readonly parked: Omit<typeof parked, "countParked">;
  readonly rate: Pick<typeof rate, "count">;
  readonly cardTries: typeof cardTries;
  readonly read: typeof read;
};

/** `wait` gives up on a lock in time; see `Wait`. */
export function storeModules(store: ModelStore, hop: Hop, wait: Wait = noWait): StoreModules {
  const take = async (id: InvoiceId): Promise<LockedInvoice> => {
    const { locked, cancel } = store.lock(id);
    const stop = wait(cancel);
    return locked.finally(stop);
  };
  const inInvoice: typeof inInvoiceModule.inInvoice = async (id, work) => {
    const { locked, row } = await hop("begin", async () => begun(await take(id)));
    try {
      const tx = new Facade(locked, hop, row);
      const result = await work(tx);
      await hop("commit", () => locked.commit(tx.written), locked);
      return result;
    } finally {
      // Rolls back what was not committed; after a commit there is nothing left to end.
      locked.end();
    }
  };
  return {
    inInvoice: { inInvoice },
    due: {
      leaseDueAttempts: (limit, leaseMs) => hop("write", () => statements.lease(store, limit, leaseMs)),
      hastenCheck: (id, withinMs) => hop("write", () => statements.hasten(store, id, withinMs)),
    },
    parked: {
      parkCallback: (callback) => hop("write", () => statements.park(store, callback)),
      parkedNewsOfKnown: (paymentId) => hop("read", () => statements.parkedOfKnown(store, paymentId)),
      clearParkedNews: (fingerprint) => hop("write", () => statements.clearParked(store, fingerprint)),
    },
    rate: { count: (counters) => hop("write", () => store.tries.count(counters)) },
    cardTries: {
      tallyTry: (counters, watched) => hop("write", () => store.tries.tallyTry(counters, watched)),
      noteTry: (id, note, counters) => hop("write", () => store.tries.noteTry(id, note, counters)),
      isRaised: (key) => hop("read", () => store.tries.isRaised(key)),
      takeNote: (id) => hop("write", () => store.tries.takeNote(id)),
      pushOutcome: (key, outcome, most) => hop("write", () => store.tries.pushOutcome(key, outcome, most)),
      raise: (key, ms) => hop("write", () => store.tries.raise(key, ms)),
      endAttacks: () => hop("write", () => store.tries.endAttacks()),
    },
    read: {
      getPayment: (id) => hop("read", () => statements.readPayment(store, id)),
      getAttempts: (id) => hop("read", () => (store.invoice(id)?.attempts ?? []).map(toAttempt)),
      getAttempt: (projectId, paymentId) =>
        hop("read", () =>
          statements.findAttempt(
            store,
            (each) => each.projectId === projectId && each.paymentId === paymentId,
          ),
        ),
      getAttemptByToken: (token) =>
        hop("read", () => statements.findAttempt(store, (each) => each.token === token)),
      saveInvoice: (invoice, account, options, askedAt = null) =>
        hop("write", async () => {
          const locked = await take(invoice.id);
          const isNews = statements.putInvoice(store, invoice, account, options, askedAt);
          locked.end();
          if (isNews) store.notify(invoice.id);
        }),
    },
  };
}

/** A transaction that has just begun, with its first look. */
export type Begun = { readonly locked: LockedInvoice; readonly row: ReturnType<LockedInvoice["read"]> };

function begun(locked: LockedInvoice): Begun {
  try {
    return { locked, row: locked.read() };
  } catch (reason) {
    locked.end();
    throw reason;
  }
}

class Facade implements InvoiceTx {
  written = false;
  readonly invoice: InvoiceTx["invoice"];
  readonly attempts: InvoiceTx["attempts"];
  readonly providerUntil: InvoiceTx["providerUntil"];
  readonly now: number;

  constructor(
    private readonly locked: LockedInvoice,
    private readonly hop: Hop,
    row: Begun["row"],
  ) {
    this.invoice = row.data;
    this.attempts = row.attempts.map(toAttempt);
    this.providerUntil = row.providerUntil;
    this.now = row.now;
  }

  holdForProvider = (until: number | null) =>
    this.hop("write", () => this.locked.holdForProvider(until), this.locked);

  insertAttempt: InvoiceTx["insertAttempt"] = async (attempt) => {
    if (attempt.invoiceId !== this.locked.id) throw new Error("The attempt belongs to another invoice.");
    const row = await this.hop("write", () => this.locked.insertAttempt(attempt), this.locked);
    this.written = true;
    return toAttempt(row);
  };

  updateAttempt: InvoiceTx["updateAttempt"] = async (id, patch) => {
    if (!(await this.hop("write", () => this.locked.updateAttempt(id, patch), this.locked)))
      throw new Error("The invoice has no such attempt.");
    this.written = true;
  };

  moveAttempt: InvoiceTx["moveAttempt"] = async (id, patch, event) => {
    const isNew = await this.hop(
      "write",
      () => {
        if (!this.locked.appendEvent({ ...event, attemptId: id })) return false;
        if (!this.locked.updateAttempt(id, patch)) throw new Error("The invoice has no such attempt.");
        return true;
      },
      this.locked,
    );
    this.written ||= isNew;
    return isNew;
  };

  appendEvent: InvoiceTx["appendEvent"] = async (event) => {
    const isNew = await this.hop("write", () => this.locked.appendEvent(event), this.locked);
    this.written ||= isNew;
    return isNew;
  };
}
