import type { PayWord } from "@/lib/brand/brand";
import type { LinkStyle } from "@/lib/brand/link-style";
import type { Attempt } from "@/lib/payment/attempt";
import type { Invoice } from "@/lib/payment/invoice";

/** What the payment link asked of the page, kept with the invoice so that every device sees the same page. */
export type InvoiceOptions = Readonly<{
  hideHeader?: boolean;
  hideFooter?: boolean;
  hideClock?: boolean;
  hideFilter?: boolean;
  locale?: string | null;
  returnUrl?: string | null;
  showMethods?: readonly string[];
  hideMethods?: readonly string[];
  payButton?: PayWord;
  style?: LinkStyle;
  /** Languages of the switch; empty means all. */
  locales?: readonly string[];
}>;

/** The last snapshot of what Commerce said. `account` is the commerce account; `fetchedAt` is the database's clock, ms. */
export type StoredInvoice = {
  readonly invoice: Invoice;
  readonly account: string;
  readonly options: InvoiceOptions;
  readonly fetchedAt: number;
};

/** `holds`: it occupies the invoice's only open slot; the database allows one such attempt an invoice. */
export type NewAttempt = Omit<Attempt, "id" | "createdAt" | "updatedAt"> & { readonly holds: boolean };

/**
 * What may change in an attempt. Its identity (invoice, number, payment id, project) never does; its method only when a
 * try that did not start is handed in again.
 */
export type AttemptPatch = Partial<
  Omit<NewAttempt, "invoiceId" | "number" | "paymentId" | "projectId" | "token">
>;

/** One line of the history. `body` is flat: nothing nested can hide in it. */
export type NewEvent = {
  readonly attemptId: string | null;
  readonly kind: string;
  readonly source: "payer" | "gate" | "reconciler" | "commerce" | "system";
  /** The same fingerprint is taken once an attempt (once an invoice where there is no attempt). */
  readonly fingerprint: string | null;
  readonly body: Readonly<Record<string, string | number | boolean | null>>;
};

/** All that a page needs to know of one payment, as of one instant of the database's clock (ms). */
export type Payment = {
  readonly stored: StoredInvoice | null;
  readonly attempts: readonly Attempt[];
  readonly now: number;
};

/** What a piece of work may do while it alone holds the invoice. */
export type InvoiceTx = {
  /** What Commerce last said, as it was when the lock was taken. */
  readonly invoice: Invoice;
  /** As they were when the lock was taken, by number. */
  readonly attempts: readonly Attempt[];
  /** Until then Commerce may be leading a payer to a provider; see `holdForProvider`. */
  readonly providerUntil: number | null;
  /** The database's clock after the lock was taken, ms. */
  readonly now: number;
  /** Keeps cards out until that instant (ms), while Commerce is asked to lead a payer to a provider; null ends it. */
  holdForProvider(until: number | null): Promise<void>;
  insertAttempt(attempt: NewAttempt): Promise<Attempt>;
  updateAttempt(id: string, patch: AttemptPatch): Promise<void>;
  /**
   * A change with its line of the history, in one statement. False when the same fingerprint is already there: then
   * nothing is changed.
   */
  moveAttempt(id: string, patch: AttemptPatch, event: Omit<NewEvent, "attemptId">): Promise<boolean>;
  /** False when the same fingerprint is already there. */
  appendEvent(event: NewEvent): Promise<boolean>;
};

export type InvoiceWork<T> = (tx: InvoiceTx) => Promise<T>;
