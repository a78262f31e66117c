import type { Money } from "@/lib/money/money";

/** Commerce's id of a payment invoice, `cpi_…`. Case matters. Source: public-api.md 1.2. */
export type InvoiceId = string & { readonly __brand: "InvoiceId" };

/** An id is what can stand in a path and came from Commerce; anything else is a dead link. */
export const parseInvoiceId = (value: unknown): InvoiceId | null =>
  typeof value === "string" && /^[A-Za-z0-9][A-Za-z0-9_-]{2,79}$/.test(value) ? (value as InvoiceId) : null;

/**
 * Where Commerce says the invoice is, in our words. `open`: nothing chosen yet; `running`: a provider has it or
 * the outcome is unknown to Commerce (also every status that we do not know). Source: public-api.md 6.
 */
export type InvoiceStatus =
  | "open"
  | "running"
  | "paid"
  | "partlyPaid"
  | "failed"
  | "expired"
  | "cancelled"
  | "refunding"
  | "refundFailed"
  | "refunded"
  | "partlyRefunded"
  | "chargedBack";

/** One row of what is being paid for. */
export type InvoiceLine = {
  readonly label: string;
  readonly quantity: number | null;
  readonly amount: Money;
};

/** What Commerce wants done next outside the Gate. Source: public-api.md 3.7. */
export type FlowData = {
  readonly action: string;
  readonly method: "GET" | "POST";
  readonly params: readonly (readonly [name: string, value: string])[];
};

/** A text in each language that its writer had. */
type ByLanguage<T> = Readonly<Record<string, T>>;

/**
 * What the payer needs to pay somewhere else: in a bank's app, at a kiosk, to an address. `qr`: text to draw as a code;
 * `link`: to an app or a page, of a scheme that only opens something. Source: public-api.md 3.7.
 */
export type Requisites = {
  readonly lines: readonly {
    readonly title: ByLanguage<string>;
    readonly value: string;
    /** Worth a button, because it is typed elsewhere. */
    readonly copy: boolean;
  }[];
  readonly qr: string | null;
  readonly link: string | null;
  readonly steps: ByLanguage<readonly string[]>;
};

/** Addresses of the merchant. Unchecked: security/return-target decides which may be used. */
export type ReturnUrls = {
  readonly success: string | null;
  readonly pending: string | null;
  readonly fail: string | null;
  readonly any: string | null;
};

/** What is owed, as Commerce last told us. Times are milliseconds since 1970, UTC. */
export type Invoice = {
  readonly id: InvoiceId;
  /** `coma_…`, or null where the answer does not carry it. */
  readonly commerceAccount: string | null;
  readonly status: InvoiceStatus;
  readonly wireStatus: string;
  /** Commerce's reason, `ok` or a code of public-api.md 7. */
  readonly resolution: string | null;
  /** What the payer pays (`payment_amount`), fee included where the payer bears it. */
  readonly amount: Money;
  /** The fee inside `amount`, where there is one to show. */
  readonly fee: Money | null;
  readonly description: string | null;
  readonly referenceId: string | null;
  /**
   * The merchant's own name for the payer, where the merchant's server made the invoice and said so. Null for all that
   * a payer could have written into a link: stored cards hang on it. Source: public-api.md 3.6, 4.4.
   */
  readonly customer: string | null;
  readonly lines: readonly InvoiceLine[];
  readonly testMode: boolean;
  readonly service: string | null;
  readonly method: string | null;
  readonly flow: FlowData | null;
  /** Commerce's name of the service's flow: `hpp`, `invoice`, `test` or another. */
  readonly flowName: string | null;
  readonly requisites: Requisites | null;
  readonly returnUrls: ReturnUrls;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly expiresAt: number | null;
};
