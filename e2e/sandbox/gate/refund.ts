import { acceptance, newRequestId, sumOf } from "@/e2e/sandbox/gate/accept";
import { deliver, draft } from "@/e2e/sandbox/gate/callbacks";
import { tellCommerce } from "@/e2e/sandbox/gate/news";
import type { Dossier, Operation, Payment, Sum } from "@/e2e/sandbox/gate/payment";
import { at, openRequest, Refusal, textAt } from "@/e2e/sandbox/gate/request";
import { jsonResponse } from "@/e2e/sandbox/gate/wire";
import { dossierOf, moveMoney, pause, type World } from "@/e2e/sandbox/gate/world";

const BANK_MS = 150;

const REFUNDABLE = new Set<Payment["status"]>(["success", "partially refunded"]);

/** What is already on its way back counts as gone. */
function sumToReturn(payment: Payment, body: object): Sum {
  const underway = payment.operations
    .filter((one) => one.type === "refund" && one.status === "processing")
    .reduce((total, one) => total + one.sum.amount, 0);
  const left = payment.taken.amount - payment.returned - underway;
  const hasAmount = at(body, "payment.amount") !== undefined;
  const hasCurrency = at(body, "payment.currency") !== undefined;
  if (hasCurrency && !hasAmount) throw new Refusal(400, "3286");
  if (hasAmount && !hasCurrency) throw new Refusal(400, "3287");
  const sum = hasAmount ? sumOf(body) : { ...payment.taken, amount: left };
  if (!Number.isInteger(sum.amount)) throw new Refusal(400, "502");
  if (sum.currency !== payment.taken.currency) throw new Refusal(400, "3284");
  if (sum.amount < 1 || sum.amount > left) throw new Refusal(400, "3283");
  return sum;
}

async function play(world: World, dossier: Dossier, payment: Payment, operation: Operation): Promise<void> {
  await pause(world, BANK_MS);
  payment.returned += operation.sum.amount;
  payment.at = operation.at = world.clock.now();
  operation.status = "success";
  operation.code = "0";
  // The sandbox's business day closes at once, so that it knows refunds but no reversals.
  payment.status = payment.returned === payment.taken.amount ? "refunded" : "partially refunded";
  moveMoney(world, "refunds", payment, operation.sum);
  tellCommerce(world, payment, operation, payment.status, payment.returned);
  dossier.lastCallback = draft(world, payment, operation);
  if (dossier.lastCallback) await deliver(world, dossier, dossier.lastCallback);
}

/** `POST /v2/payment/card/refund`: the whole rest, or a part. Source: gate.md 14. */
export function refund(world: World, text: string): Response {
  const { body, projectId } = openRequest(world, text, "general", [
    "general.payment_id",
    "payment.description",
  ]);
  const dossier = dossierOf(world, projectId, textAt(body, "general.payment_id") ?? "");
  const { payment } = dossier;
  if (!payment) throw new Refusal(400, "3061");
  if (!REFUNDABLE.has(payment.status)) throw new Refusal(400, "3060");
  const refundId = textAt(body, "payment.merchant_refund_id");
  if (refundId !== null && payment.operations.some((one) => one.refundId === refundId))
    throw new Refusal(400, "3230");
  const now = world.clock.now();
  const operation: Operation = {
    id: world.nextOperationId(),
    type: "refund",
    requestId: newRequestId(),
    refundId,
    sum: sumToReturn(payment, body),
    createdAt: now,
    status: "processing",
    code: "9999",
    at: now,
  };
  payment.operations.push(operation);
  void play(world, dossier, payment, operation);
  return jsonResponse(acceptance(operation.requestId, projectId, payment.id));
}
