import "server-only";
import type { GateAccess } from "@/lib/gate/access";
import type { JsonObject } from "@/lib/gate/json";
import { isOfGate } from "@/lib/gate/is-of-gate";
import { post } from "@/lib/gate/post";
import { signatureOf } from "@/lib/gate/signature";
import { isNotFoundCode, parsePaymentMessage, toIdentity, toNews } from "@/lib/gate/to-news";
import { plainAnswer, type PaymentMessage } from "@/lib/gate/wire";
import type { GateNews } from "@/lib/payment/news";
import { error, ok, type Result } from "@/lib/result";

/** `cause`: what went wrong, for the log: `timeout`, `signature`, `http403`, … Says nothing about the payment. */
export type StatusFault = { readonly kind: "unavailable"; readonly cause: string };

const unavailable = (cause: string) => error({ kind: "unavailable", cause } as const);

/** 3061 or 3062, in whichever of its shapes: without a payment, or with one that is only an error. */
const notFoundCode = (body: JsonObject, message: PaymentMessage | null): string | null => {
  if (message !== null && message.payment.status !== "error") return null;
  const plain = plainAnswer.safeParse(body).data;
  const code = plain?.errors[0]?.code ?? plain?.code ?? message?.operation?.code;
  return isNotFoundCode(code) ? (code ?? null) : null;
};

/**
 * Asks the Gate once what became of a payment. Believes payment data only when it is rightly signed and about the
 * asked payment. "Never heard of it" (3061, 3062) is news as well, `notFound`, and may come unsigned.
 * Source: gate.md 4.4, 6.5.
 */
export const getStatus = async (
  gate: GateAccess,
  paymentId: string,
): Promise<Result<GateNews, StatusFault>> => {
  const answer = await post(gate, "payment/status", {
    general: { project_id: gate.projectId, payment_id: paymentId },
  });
  if (answer.kind !== "answer") {
    return unavailable(answer.kind === "unreachable" ? "unreachable" : answer.cause);
  }
  const { http, body } = answer;
  if (http >= 500) return unavailable("http5xx");
  if (body === null) return unavailable("garbage");
  if (signatureOf(body) !== null && !isOfGate(body, gate)) return unavailable("signature");

  const message = parsePaymentMessage(body);
  const code = notFoundCode(body, message);
  if (code !== null) return ok(notFound(gate, paymentId, code));
  if (http >= 300) return unavailable(`http${http}`);
  if (message === null) return unavailable("garbage");
  if (!isOfGate(body, gate)) return unavailable("signature");
  const identity = toIdentity(message);
  if (identity?.paymentId !== paymentId || identity.projectId !== gate.projectId)
    return unavailable("foreign");
  const news = toNews(message, "status", body);
  return news === null ? unavailable("garbage") : ok(news);
};

const notFound = (gate: GateAccess, paymentId: string, code: string): GateNews => ({
  source: "status",
  projectId: gate.projectId,
  paymentId,
  status: "notFound",
  wireStatus: "error",
  code,
  sum: null,
  card: null,
  operationId: null,
  requestId: null,
  ask: null,
  onFile: null,
  at: null,
});
