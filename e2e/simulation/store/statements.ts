import type { Attempt } from "@/lib/payment/attempt";
import type { Invoice, InvoiceId } from "@/lib/payment/invoice";
import type { InvoiceOptions, Payment } from "@/lib/store/types";
import type { ParkedCallback, ParkedNews } from "@/lib/store/parked";
import type { ModelStore } from "@/e2e/simulation/store/model-store";
import { toAttempt, type AttemptRow, type InvoiceRow } from "@/e2e/simulation/store/rows";

/** Statements outside of an invoice's transaction, each done at once. */
export const readPayment = (store: ModelStore, id: InvoiceId): Payment => {
  const row = store.invoice(id);
  const { now } = store;
  if (row === undefined) return { stored: null, attempts: [], now: now() };
  const { data, account, options, fetchedAt } = row;
  const stored = { invoice: data, account, options, fetchedAt };
  return { stored, attempts: row.attempts.map(toAttempt), now: now() };
};

export const findAttempt = (
  store: ModelStore,
  isWanted: (attempt: AttemptRow) => boolean,
): Attempt | null => {
  const row = store.allAttempts().find(isWanted);
  return row === undefined ? null : toAttempt(row);
};

const replaceAttempt = (store: ModelStore, row: AttemptRow, nextCheckAt: number): AttemptRow => {
  const invoice = store.invoice(row.invoiceId);
  const next = { ...row, nextCheckAt };
  if (invoice !== undefined)
    store.replace(row.invoiceId, {
      ...invoice,
      attempts: invoice.attempts.map((each) => (each.id === row.id ? next : each)),
    });
  return next;
};

/** `skip locked`: a row that a running transaction has written is left for the next round. */
export const lease = (store: ModelStore, limit: number, leaseMs: number): readonly Attempt[] => {
  const now = store.now();
  return store
    .allAttempts()
    .filter((row) => row.holds && row.nextCheckAt !== null && row.nextCheckAt <= now)
    .filter((row) => store.writerOf(row) === null)
    .toSorted((one, other) => (one.nextCheckAt ?? 0) - (other.nextCheckAt ?? 0))
    .slice(0, limit)
    .map((row) => toAttempt(replaceAttempt(store, row, now + leaseMs)));
};

/** Waits for who has written the row, and looks at it again then. */
export const hasten = async (store: ModelStore, attemptId: string, withinMs: number): Promise<void> => {
  for (;;) {
    const row = store.allAttempts().find(({ id }) => id === attemptId);
    const at = store.now() + withinMs;
    if (row === undefined || !row.holds || row.nextCheckAt === null || row.nextCheckAt <= at) return;
    const writer = store.writerOf(row);
    if (writer === null) return void replaceAttempt(store, row, at);
    await writer.ended();
  }
};

const rank = (updatedAt: number | null, fetchedAt: number): readonly [number, number] => [
  updatedAt ?? -1,
  fetchedAt,
];

/** Whether watchers are to be told. Source: `saveInvoice` of lib/store/read. */
export const putInvoice = (
  store: ModelStore,
  invoice: Invoice,
  account: string,
  options: InvoiceOptions | null,
  askedAt: number | null,
): boolean => {
  const old = store.invoice(invoice.id);
  const fetchedAt = askedAt ?? store.now();
  const data = JSON.parse(JSON.stringify(invoice)) as Invoice;
  const fresh: InvoiceRow =
    old === undefined
      ? {
          data,
          account,
          options: options ?? {},
          fetchedAt,
          providerUntil: null,
          attempts: [],
          events: [],
        }
      : {
          ...old,
          data: isNewer(rank(data.updatedAt, fetchedAt), rank(old.data.updatedAt, old.fetchedAt))
            ? data
            : old.data,
          options: options ?? old.options,
          fetchedAt: Math.max(old.fetchedAt, fetchedAt),
        };
  store.replace(invoice.id, fresh);
  const facts = ({ status, amount, updatedAt }: Invoice): string =>
    JSON.stringify([status, amount.minor, amount.currency, updatedAt]);
  return old === undefined || facts(old.data) !== facts(fresh.data);
};

const isNewer = (one: readonly [number, number], other: readonly [number, number]): boolean =>
  one[0] === other[0] ? one[1] >= other[1] : one[0] > other[0];

export const park = (store: ModelStore, { reason, fingerprint, ...rest }: ParkedCallback): void => {
  const { parked } = store.rows;
  const known = parked.find((row) => row.reason === reason && row.fingerprint === fingerprint);
  const rows = known
    ? parked.map((row) => (row === known ? { ...row, times: row.times + 1 } : row))
    : [...parked, { reason, fingerprint, ...rest, times: 1, firstAt: store.now() }];
  store.commit({ parked: rows });
};

export const parkedOfKnown = (store: ModelStore, paymentId: string | null): readonly ParkedNews[] => {
  const attempts = store.allAttempts();
  return store.rows.parked
    .filter((row) =>
      attempts.some(
        (each) =>
          row.news !== null &&
          each.projectId === row.projectId &&
          each.paymentId === row.paymentId &&
          (paymentId === null || row.paymentId === paymentId),
      ),
    )
    .flatMap(({ fingerprint, news }) => (news === null ? [] : [{ fingerprint, news }]));
};

export const clearParked = (store: ModelStore, fingerprint: string): void =>
  store.commit({
    parked: store.rows.parked.map((row) => (row.fingerprint === fingerprint ? { ...row, news: null } : row)),
  });
