import { messageOf } from "@/e2e/sandbox/gate/codes";
import type { Operation, Payment, Status } from "@/e2e/sandbox/gate/payment";
import { sign } from "@/e2e/sandbox/gate/signature";
import { wireDate } from "@/e2e/sandbox/gate/wire";

export const signed = <T extends object>(body: T, secret: string): T & { signature: string } => ({
  ...body,
  signature: sign(body, secret),
});

const PAID: ReadonlySet<Status> = new Set([
  "success",
  "partially refunded",
  "refunded",
  "partially reversed",
  "reversed",
]);

function accountPart(payment: Payment): object {
  const card = payment.instrument;
  if (!card) return payment.accountNumber === null ? {} : { account: { number: payment.accountNumber } };
  const known = PAID.has(payment.status);
  return {
    account: {
      number: card.number,
      ...(known && { token: card.token }),
      type: card.brand,
      card_holder: card.holder,
      ...(known && card.savedId !== null && { id: card.savedId }),
      expiry_month: String(card.month).padStart(2, "0"),
      expiry_year: String(card.year),
    },
  };
}

const paymentPart = (payment: Payment, refundId: string | null = null): object => ({
  project_id: payment.projectId,
  payment: {
    id: payment.id,
    type: "purchase",
    status: payment.status,
    date: wireDate(payment.at),
    method: payment.method,
    sum: { amount: payment.taken.amount - payment.returned, currency: payment.taken.currency },
    description: payment.description,
    ...(refundId !== null && { merchant_refund_id: refundId }),
    ...payment.awaiting?.members,
  },
  ...accountPart(payment),
  customer: payment.customer,
  ...payment.awaiting?.message,
});

const operationPart = (payment: Payment, operation: Operation): object => ({
  id: operation.id,
  type: operation.type,
  status: operation.status,
  date: wireDate(operation.at),
  created_date: wireDate(operation.createdAt),
  request_id: operation.requestId,
  sum_initial: operation.sum,
  sum_converted: operation.sum,
  code: operation.code,
  message: messageOf(operation.code),
  ...(payment.instrument && { eci: payment.isAuthenticated ? "05" : "07" }),
  provider: {
    id: 6,
    payment_id: String(15_000_000_000_000 + (operation.id % 1_000_000_000)),
    date: wireDate(operation.at),
    auth_code: operation.status === "success" ? String(operation.id % 1_000_000).padStart(6, "0") : "",
    endpoint_id: 6,
  },
});

/** Source: gate.md 6.2. */
export const buildCallback = (payment: Payment, operation: Operation): object => ({
  ...paymentPart(payment, operation.refundId),
  operation: operationPart(payment, operation),
});

/** No operation: nothing was started. Source: gate.md 6.3. */
export const buildErrorCallback = (payment: Payment): object => ({
  project_id: payment.projectId,
  payment: { id: payment.id, status: "error" },
  ...accountPart(payment),
  customer: payment.customer,
  errors: payment.errors,
});

/** Source: gate.md 6.5. */
export const buildStatusAnswer = (payment: Payment): object =>
  payment.status === "error"
    ? { ...buildErrorCallback(payment), operations: [] }
    : { ...paymentPart(payment), operations: payment.operations.map((one) => operationPart(payment, one)) };
