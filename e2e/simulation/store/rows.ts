import type { Attempt } from "@/lib/payment/attempt";
import type { Invoice, InvoiceId } from "@/lib/payment/invoice";
import type { GateNews } from "@/lib/payment/news";
import type { AttemptPatch, InvoiceOptions, NewAttempt, NewEvent } from "@/lib/store/types";

/** The tables of the model store. Rows are never changed in place, so that what was committed can be taken back. */
export type AttemptRow = Attempt & { readonly holds: boolean };

export type EventRow = NewEvent & { readonly at: number };

/** One invoice with all that hangs on it: what its lock protects. */
export type InvoiceRow = {
  readonly data: Invoice;
  readonly account: string;
  readonly options: InvoiceOptions;
  readonly fetchedAt: number;
  readonly providerUntil: number | null;
  readonly attempts: readonly AttemptRow[];
  readonly events: readonly EventRow[];
};

export type ParkedRow = {
  readonly reason: string;
  readonly fingerprint: string;
  readonly projectId: number | null;
  readonly paymentId: string | null;
  readonly news: GateNews | null;
  readonly times: number;
  readonly firstAt: number;
};

export type Rows = {
  readonly invoices: ReadonlyMap<InvoiceId, InvoiceRow>;
  readonly parked: readonly ParkedRow[];
};

/** What PostgreSQL's JSON columns do to a value on its way in and out. */
const throughJson = <T>(value: T): T => (value === null ? value : (JSON.parse(JSON.stringify(value)) as T));

/** A patch as columns take it: what is undefined is not touched. */
export const patched = (row: AttemptRow, patch: AttemptPatch, now: number): AttemptRow => {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const next: AttemptRow = { ...row, ...given, updatedAt: now };
  if (!("asked" in given || "answered" in given)) return next;
  return { ...next, asked: throughJson(next.asked), answered: throughJson(next.answered) };
};

export const inserted = (attempt: NewAttempt, id: string, now: number): AttemptRow =>
  patched(
    { ...attempt, id, createdAt: now, updatedAt: now },
    { asked: attempt.asked, answered: attempt.answered },
    now,
  );

/** A row as the store hands it out: `holds` is its own affair. */
export const toAttempt = (row: AttemptRow): Attempt => {
  const attempt: Attempt & { holds?: boolean } = { ...row };
  delete attempt.holds;
  return attempt;
};

/** A violated unique index, as the store reports it. */
export class Taken extends Error {
  readonly code = "23505";
}

/** What the indexes of the attempts table forbid. `all`: every attempt of the store, those of `mine` in their new form. */
export function checkIndexes(all: readonly AttemptRow[], mine: AttemptRow): void {
  for (const other of all) {
    if (other.id === mine.id) continue;
    const sameInvoice = other.invoiceId === mine.invoiceId;
    if (sameInvoice && other.number === mine.number) throw new Taken("attempts_invoice_id_number_key");
    if (sameInvoice && other.holds && mine.holds) throw new Taken("attempts_one_open");
    if (other.projectId === mine.projectId && other.paymentId === mine.paymentId)
      throw new Taken("attempts_project_id_payment_id_key");
    if (other.token === mine.token) throw new Taken("attempts_token");
  }
}
