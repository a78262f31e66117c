import "server-only";
import type { GateAccess } from "@/lib/gate/access";
import type { JsonObject } from "@/lib/gate/json";
import { isOfGate } from "@/lib/gate/is-of-gate";
import { post } from "@/lib/gate/post";
import type { Instrument, Sale, SaleAnswer } from "@/lib/gate/sale";
import { buildSaleBody } from "@/lib/gate/sale-body";
import { parsePaymentMessage, toNews } from "@/lib/gate/to-news";
import { plainAnswer } from "@/lib/gate/wire";

const FORMS = { card: "", token: "/token", saved: "/saved", etoken: "", method: "" } satisfies Record<
  Instrument["kind"],
  string
>;
const DUPLICATE = "3041";
/** Source: gate.md 4.2. */
const REFUSALS = new Set([400, 403, 404, 422]);
const GARBAGE = { kind: "unknown", cause: "garbage" } as const;

/** An answer that already carries the payment (gate.md 4.6); null where there is none in it. */
const readNews = (gate: GateAccess, sale: Sale, body: JsonObject): SaleAnswer | null => {
  if (!("payment" in body)) return null;
  const message = parsePaymentMessage(body);
  if (message === null || !isOfGate(body, gate)) return GARBAGE;
  const news = toNews(message, "status", body);
  const isOurs = news?.paymentId === sale.paymentId && news.projectId === gate.projectId;
  return isOurs ? { kind: "news", news } : GARBAGE;
};

const readAnswer = (gate: GateAccess, sale: Sale, http: number, body: JsonObject | null): SaleAnswer => {
  if (http >= 500) return { kind: "unknown", cause: "http5xx" };
  const plain = body && plainAnswer.safeParse(body).data;
  const isClientFault = http >= 400;
  if (!body || !plain) return { kind: "unknown", cause: isClientFault ? "http4xxGarbage" : "garbage" };

  const code = plain.code ?? plain.errors[0]?.code ?? null;
  if (code === DUPLICATE) return { kind: "duplicate" };
  if (isClientFault) {
    // Only these are documented to come before any payment exists; of a 409 or 429 nobody knows.
    const isRefusal = REFUSALS.has(http) && (plain.status === "error" || plain.errors.length > 0);
    return isRefusal ? { kind: "refused", code, http } : { kind: "unknown", cause: "http4xxGarbage" };
  }
  const news = readNews(gate, sale, body);
  if (news !== null) return news;
  const isOurs = (plain.payment_id ?? sale.paymentId) === sale.paymentId;
  // 200 with an error inside proves nothing about the payment (trust-and-speed.md A.2, 7).
  if (plain.status !== "success" || !isOurs) return GARBAGE;
  return { kind: "accepted", requestId: plain.request_id ?? null };
};

/**
 * Moves money: sends one sale, once. Everything that does not prove what happened is `unknown`, and only verified
 * news moves on from there. What is returned never holds card data; throws nothing.
 * Source: gate.md 2.1, 3, 4; HOUSE law 2.
 */
export const submitSale = async (gate: GateAccess, sale: Sale): Promise<SaleAnswer> => {
  const path = `payment/${sale.gateMethod}/sale${FORMS[sale.instrument.kind]}`;
  const outcome = await post(gate, path, buildSaleBody(gate.projectId, sale));
  if (outcome.kind === "unreachable") return { kind: "unreachable" };
  if (outcome.kind === "broken") return { kind: "unknown", cause: outcome.cause };
  return readAnswer(gate, sale, outcome.http, outcome.body);
};
