/** What may stand between a sale and its end. Source: gate.md 7 to 12, 17. */
export type Stage =
  | "deviceCheck"
  | "challenge"
  | "pareq"
  | "redirect"
  | "display"
  | "clarification"
  | "code"
  | "merchantAuth"
  | "offer"
  | "success"
  | "partial"
  | "decline"
  | "error";

export type Operation = {
  readonly id: number;
  readonly type: "sale" | "refund";
  readonly status: string;
  readonly code: string;
  readonly date: string;
};

/** One payment as the Gate keeps it. */
export type GatePayment = {
  readonly id: string;
  minor: number;
  readonly currency: string;
  /** What the payer was told to send, where that differs. */
  announced: number | null;
  pan: string;
  method: string;
  status: string;
  /** What `payment.sum` names. */
  sum: number;
  code: string;
  operations: Operation[];
  /** Members of the message that ask for something. */
  ask: Readonly<Record<string, unknown>>;
  /** What is waited for, with the number of the asking: an answer counts once. */
  waits: { readonly stage: Stage; readonly number: number; readonly cres: string } | null;
  course: Stage[];
  /** Status queries know it from then on. Source: gate.md 4.4. */
  readonly knownFrom: number;
  /** What was once told of it: nothing may be believed that was never said. */
  readonly told: Set<string>;
};

/** Money that moved. `late`: after the Gate had declined it, so that another may have been paid beside. */
export type Charge = {
  readonly paymentId: string;
  readonly minor: number;
  readonly currency: string;
  readonly late: boolean;
  readonly isPart: boolean;
};

const number = (text: string): string => `${text.slice(0, 6)}******${text.slice(-4)}`;

/** A payment as a callback or a status answer tells it, still without signature. Source: gate.md 6.2, 6.5. */
export function tell(payment: GatePayment, projectId: number, form: "callback" | "status"): object {
  const last = payment.operations.at(-1);
  const isError = payment.status === "error";
  return {
    project_id: projectId,
    payment: {
      id: payment.id,
      type: "purchase",
      status: payment.status,
      date: last?.date ?? "",
      ...(isError ? {} : { sum: { amount: payment.sum, currency: payment.currency } }),
    },
    ...(payment.pan === "" ? {} : { account: { number: number(payment.pan), type: "visa" } }),
    ...(isError ? { errors: [{ code: "502", message: "Validation error" }] } : {}),
    ...(form === "callback" ? { operation: last ?? {} } : { operations: payment.operations }),
    ...payment.ask,
  };
}
