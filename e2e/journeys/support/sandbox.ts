import { stackUrl, type StackName } from "@/e2e/journeys/support/stack-urls";
import type { Faults } from "@/e2e/sandbox/shared/faults";
import type { CardTyped, OrderState, OrderWish } from "@/e2e/scenarios/types";

/** Calls of the sandbox's own strings (`/__sim`): what a journey orders, breaks, and compares the pages with. */

export type Placed = { reference: string; url: string; invoice_id: string | null };

/** An order as the shop sees it, with the callbacks that it got. */
export type Order = {
  reference: string;
  state: OrderState;
  invoice_id: string | null;
  url: string;
  callbacks: readonly { status: string; resolution: string | null; signature_ok: boolean; verdict: string }[];
};

/** An invoice as Commerce sees it. */
export type CommerceInvoice = {
  id: string;
  reference_id: string;
  status: string;
  resolution: string | null;
  amount_minor: number;
  taken_minor: number | null;
  refunded_minor: number;
};

/** One entry of the truth: money that was taken. */
export type Charge = {
  payment_id: string;
  invoice_id: string;
  minor: number;
  currency: string;
  mask: string;
};

export type GatePayment = {
  payment_id: string;
  status: string;
  /** Sale requests that arrived, refused ones too. */
  sales: number;
  statusQueries: number;
  /** Answers of our pages to what was asked: `clarification`, `resend`, `start`, `finish`. */
  follow_ups: readonly string[];
  callbacks: readonly { status: string; http: number | null }[];
  /** What the Gate was told of each device check: whether the bank's page had reported. */
  device_checks: readonly boolean[];
  /** The bank's messages that were handed in. */
  threeds_results: readonly { isGenuine: boolean; passed: boolean }[];
};

type Trouble = "http500" | "html" | "timeout" | null;

const call = async <T>(part: StackName, path: string, method = "GET", body?: unknown): Promise<T> => {
  const response = await fetch(`${stackUrl(part)}/__sim${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  if (!response.ok) {
    throw new Error(`${method} ${path} of ${part}: ${response.status} ${await response.text()}`);
  }
  // What the sandbox answers is fixed by its own tests.
  return (await response.json()) as T;
};

const part = encodeURIComponent;

/** Orders at the shop; `faults` are in place before the link exists. */
export const placeOrder = (wish: OrderWish & { faults?: Faults }): Promise<Placed> =>
  call("shop", "/orders", "POST", wish);

export const getOrder = (reference: string): Promise<Order> => call("shop", `/orders/${part(reference)}`);

/** By the shop's reference: a link with parameters makes its invoice only when the payer chooses. */
export const invoicesOf = async (reference: string): Promise<readonly CommerceInvoice[]> => {
  const found = await call<{ invoices: CommerceInvoice[] }>(
    "commerce",
    `/invoices?reference=${part(reference)}`,
  );
  return found.invoices;
};

export const changeInvoice = (id: string, change: Readonly<Record<string, unknown>>): Promise<unknown> =>
  call("commerce", `/invoices/${part(id)}`, "PATCH", change);

export const setFaults = (reference: string, faults: Faults): Promise<unknown> =>
  call("commerce", `/faults/${part(reference)}`, "PUT", faults);

/** The shop gives money back, by the same form that its staff use. `amount` in major units. */
export const refundOrder = async (reference: string, amount: string): Promise<void> => {
  const answer = await fetch(`${stackUrl("shop")}/cms/orders/${part(reference)}/refund`, {
    method: "POST",
    body: new URLSearchParams({ amount }),
    redirect: "manual",
  });
  if (answer.status !== 303)
    throw new Error(`The shop did not refund: ${answer.status} ${await answer.text()}`);
};

/** Breaks Commerce's answers about one order, or about all of them where no `key` is given. */
export const setTrouble = (trouble: {
  create?: Trouble;
  get?: Trouble;
  prerequest?: Trouble;
  key?: string;
}): Promise<unknown> => call("commerce", "/trouble", "PUT", trouble);

/** What was really charged, over all invoices of an order. */
export const chargesOf = async (reference: string): Promise<readonly Charge[]> => {
  const invoices = await invoicesOf(reference);
  const ledgers = await Promise.all(
    invoices.map(({ id }) => call<{ charges: Charge[] }>("gate", `/ledger?invoice=${part(id)}`)),
  );
  return ledgers.flatMap(({ charges }) => charges);
};

export const gatePaymentsOf = async (reference: string): Promise<readonly GatePayment[]> => {
  const invoices = await invoicesOf(reference);
  const found = await Promise.all(
    invoices.map(({ id }) => call<{ payments: GatePayment[] }>("gate", `/payments?invoice=${part(id)}`)),
  );
  return found.flatMap(({ payments }) => payments);
};

/** Everything that was ever sent to the Gate. */
export const allGatePayments = async (): Promise<readonly GatePayment[]> =>
  (await call<{ payments: GatePayment[] }>("gate", "/payments")).payments;

export type GateCard = { saved_account_id: number | null; number: string; token: string };

/** What the Gate keeps of a customer's cards. */
export const gateCardsOf = async (customer: string): Promise<readonly GateCard[]> =>
  (await call<{ cards: GateCard[] }>("gate", `/saved?customer=${part(customer)}`)).cards;

/** A card that a customer saved long ago; no browser of ours was there. */
export const saveCardAtGate = (customer: string, card: Pick<CardTyped, "pan">): Promise<unknown> =>
  call("gate", "/saved", "POST", { customer, pan: card.pan, month: 8, year: 2049 });

/** The customer removed his cards somewhere else. */
export const forgetCardsAtGate = (customer: string): Promise<unknown> =>
  call("gate", `/saved?customer=${part(customer)}`, "DELETE");

/** The Gate sends a payment's last callback again. */
export const resendCallback = (paymentId: string): Promise<unknown> =>
  call("gate", "/resend", "POST", { payment_id: paymentId });

/** Ends a payment that the bank has not decided yet. */
export const decide = (paymentId: string, outcome: NonNullable<Faults["outcome"]>): Promise<unknown> =>
  call("gate", "/decide", "POST", { payment_id: paymentId, outcome });

/** The payer pays what was shown, at a terminal or in an app; another sum than that where one is named. */
export const payElsewhere = (paymentId: string, minor?: number): Promise<unknown> =>
  call("gate", "/paid", "POST", { payment_id: paymentId, ...(minor === undefined ? {} : { minor }) });
