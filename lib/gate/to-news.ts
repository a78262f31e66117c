import "server-only";
import { paymentMessage, type PaymentMessage } from "@/lib/gate/wire";
import type { Json, JsonObject } from "@/lib/gate/json";
import { isReturning, meaningOf } from "@/lib/gate/statuses";
import { toAsk } from "@/lib/gate/to-ask";
import { toCard, toOnFile } from "@/lib/gate/to-card";
import type { GateNews } from "@/lib/payment/news";

const NOT_FOUND = new Set(["3061", "3062"]);

/** Whether a code says that the Gate knows no such payment, or not yet. Source: gate.md 4.4. */
export const isNotFoundCode = (code: string | null | undefined): boolean => NOT_FOUND.has(code ?? "");

/** Milliseconds since 1970 of `2019-01-11T13:02:42+0000`, or null. Source: gate.md 6.2. */
export const toInstant = (date: string | null | undefined): number | null => {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:Z|([+-]\d\d):?(\d\d))$/.exec(date ?? "");
  if (parts === null) return null;
  const instant = Date.parse(`${parts[1]}${parts[2] === undefined ? "Z" : `${parts[2]}:${parts[3]}`}`);
  return Number.isNaN(instant) ? null : instant;
};

/** The step that the news is about: a callback has one, a status answer has all, newest by its own date. */
const stepOf = (message: PaymentMessage) => {
  if (message.operation) return message.operation;
  const byDate = message.operations.toSorted((a, b) => (toInstant(a.date) ?? 0) - (toInstant(b.date) ?? 0));
  return byDate.findLast((operation) => !isReturning(operation.type)) ?? byDate.at(-1) ?? null;
};

const toStatus = (
  message: PaymentMessage,
  code: string | null,
  step: ReturnType<typeof stepOf>,
): GateNews["status"] => {
  const status = meaningOf(message.payment.status);
  if (status === "error" && isNotFoundCode(code)) return "notFound";
  // A refund that failed says nothing of the payment (gate.md 7.3).
  if ((status === "decline" || status === "error") && step !== null && isReturning(step.type))
    return "waiting";
  return status;
};

/** Project and payment of a message, whether trusted or not. Null where it does not say. Source: gate.md 6.2, 6.4. */
export const toIdentity = (message: PaymentMessage): { projectId: number; paymentId: string } | null => {
  const project = message.project_id ?? message.general?.project_id ?? "";
  const paymentId = message.payment.id ?? message.general?.payment_id ?? "";
  if (!/^[1-9]\d{0,14}$/.test(project) || paymentId === "") return null;
  return { projectId: Number(project), paymentId };
};

/** Reads a message that carries a payment; null where it does not or cannot be understood. */
export const parsePaymentMessage = (body: Json): PaymentMessage | null =>
  paymentMessage.safeParse(body).data ?? null;

/**
 * A message whose signature was checked, in our words. Null where it lacks what news must have: whose payment it
 * is, or a sum that can be read when it speaks of taken money. `body`: the same message unread. Amounts are minor units. Source: gate.md 6, 7, 15.
 */
export const toNews = (
  message: PaymentMessage,
  source: GateNews["source"],
  body: JsonObject,
): GateNews | null => {
  const identity = toIdentity(message);
  const step = stepOf(message);
  const code = step?.code ?? message.errors[0]?.code ?? null;
  const status = toStatus(message, code, step);
  const sum = message.payment.sum;
  const speaksOfMoney =
    status !== "waiting" && status !== "decline" && status !== "error" && status !== "notFound";
  if (identity === null || (sum === "unreadable" && speaksOfMoney)) return null;
  return {
    source,
    ...identity,
    status,
    wireStatus: message.payment.status,
    code,
    sum: sum && sum !== "unreadable" ? { minor: sum.amount, currency: sum.currency } : null,
    card: toCard(message.account?.number, message.account?.type),
    operationId: step?.id ?? null,
    requestId: step?.request_id ?? message.request_id ?? null,
    ask:
      status === "waiting" ? toAsk(body, message.payment.status, step?.id ?? null, step?.date ?? null) : null,
    onFile: status === "success" || status === "partial" ? toOnFile(message.account) : null,
    at: toInstant(step?.date) ?? toInstant(message.payment.date),
  };
};
