import { acceptance, newRequestId, sumOf } from "@/e2e/sandbox/gate/answers";
import { deliver, draft } from "@/e2e/sandbox/gate/callbacks";
import { tellCommerce } from "@/e2e/sandbox/gate/news";
import { readFaults } from "@/e2e/sandbox/gate/faults";
import type { Operation, Payment, Sum } from "@/e2e/sandbox/gate/payment";
import { openPayment, type OpenPayment } from "@/e2e/sandbox/gate/open-payment";
import { at, Refusal, textAt } from "@/e2e/sandbox/gate/request";
import { jsonResponse } from "@/e2e/sandbox/gate/wire";
import type { Faults } from "@/e2e/sandbox/shared/faults";
import { moveMoney, pause, type World } from "@/e2e/sandbox/gate/world";

const BANK_MS = 150;

const REFUNDABLE = new Set<Payment["status"]>(["success", "partially refunded", "partially reversed"]);

const STATUSES = {
  refund: { whole: "refunded", part: "partially refunded" },
  reversal: { whole: "reversed", part: "partially reversed" },
} as const;

/** Brands whose money goes back as a reversal on the same day, in parts too. */
const REVERSED_IN_PARTS = new Set(["visa", "amex"]);

/** The sandbox's business day closes at once, unless a tester holds it open. Source: gate.md 7.4, 14. */
const typeOf = (payment: Payment, sum: Sum, { refund }: Faults): "refund" | "reversal" => {
  if (refund !== "reversal") return "refund";
  const isWhole = sum.amount === payment.taken.amount;
  return isWhole || REVERSED_IN_PARTS.has(payment.instrument?.brand ?? "") ? "reversal" : "refund";
};

/** What is already on its way back counts as gone. */
function sumToReturn(payment: Payment, body: object): Sum {
  const underway = payment.operations
    .filter((one) => one.type !== "sale" && one.status === "processing")
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

async function play(
  world: World,
  { dossier, payment }: OpenPayment,
  operation: Operation,
  isDeclined: boolean,
): Promise<void> {
  await pause(world, BANK_MS);
  payment.at = operation.at = world.clock.now();
  if (isDeclined) {
    // The payment stays as it was.
    operation.status = "decline";
    operation.code = payment.instrument ? "10706" : "20706";
    tellCommerce(world, payment, operation, "refund declined", payment.returned);
  } else {
    payment.returned += operation.sum.amount;
    operation.status = "success";
    operation.code = "0";
    const { whole, part } = STATUSES[operation.type === "reversal" ? "reversal" : "refund"];
    payment.status = payment.returned === payment.taken.amount ? whole : part;
    moveMoney(world, "refunds", payment, operation.sum);
    tellCommerce(world, payment, operation, payment.status, payment.returned);
  }
  dossier.lastCallback = draft(world, payment, operation);
  if (dossier.lastCallback) await deliver(world, dossier, dossier.lastCallback);
}

/** `POST /v2/payment/{method}/refund`: the whole rest, or a part. Source: gate.md 14. */
export async function refund(world: World, text: string): Promise<Response> {
  const open = openPayment(world, text, ["payment.description"]);
  const { body, projectId, payment } = open;
  const faults = await readFaults(world, payment.invoiceId);
  if (!REFUNDABLE.has(payment.status)) throw new Refusal(400, "3060");
  const refundId = textAt(body, "payment.merchant_refund_id");
  if (refundId !== null && payment.operations.some((one) => one.refundId === refundId))
    throw new Refusal(400, "3230");
  const now = world.clock.now();
  const sum = sumToReturn(payment, body);
  const operation: Operation = {
    id: world.nextOperationId(),
    type: typeOf(payment, sum, faults),
    requestId: newRequestId(),
    refundId,
    sum,
    createdAt: now,
    status: "processing",
    code: "9999",
    at: now,
  };
  payment.operations.push(operation);
  void play(world, open, operation, faults.refund === "decline");
  return jsonResponse(acceptance(operation.requestId, projectId, payment.id));
}
