import { randomBytes } from "node:crypto";
import { play } from "@/e2e/sandbox/gate/course";
import { readInstrument } from "@/e2e/sandbox/gate/instruments";
import type { CallbackTargets, Dossier, Payment, Plan, Sum } from "@/e2e/sandbox/gate/payment";
import { at, Refusal, textAt } from "@/e2e/sandbox/gate/request";
import { planFor } from "@/e2e/sandbox/gate/scenario";
import type { SaleForm } from "@/e2e/sandbox/gate/validate";
import type { World } from "@/e2e/sandbox/gate/world";
import type { Faults } from "@/e2e/sandbox/shared/faults";

const SAFE_RESEND_MS = 60_000;

export const newRequestId = (): string =>
  `${randomBytes(20).toString("hex")}-${randomBytes(20).toString("hex")}-00000001`;

/** Source: gate.md 4.1. */
export const acceptance = (requestId: string, projectId: number, paymentId: string): object => ({
  status: "success",
  request_id: requestId,
  project_id: projectId,
  payment_id: paymentId,
});

export const sumOf = (body: object): Sum => ({
  amount: Number(at(body, "payment.amount")),
  currency: textAt(body, "payment.currency") ?? "",
});

const targetsOf = (body: object, projectUrl: string | null): CallbackTargets => ({
  any: textAt(body, "general.merchant_callback_url") ?? projectUrl,
  success: textAt(body, "general.merchant_success_callback_url"),
  decline: textAt(body, "general.merchant_decline_callback_url"),
  delayMs: Number(at(body, "callback.delay") ?? 0) * 1_000,
  disabled: at(body, "callback.force_disable") === true,
});

function customerOf(body: object): Payment["customer"] {
  const id = textAt(body, "customer.id");
  const phone = textAt(body, "customer.phone");
  return { ...(id !== null && { id }), ...(phone !== null && { phone }) };
}

function buildPayment(
  world: World,
  dossier: Dossier,
  form: SaleForm,
  body: object,
  fingerprint: string,
  faults: Faults,
): Payment {
  const { instrument, errors } = readInstrument(world, form, dossier.projectId, body);
  const now = world.clock.now();
  const requested = sumOf(body);
  const requestId = newRequestId();
  const plan: Plan =
    instrument && errors.length === 0
      ? planFor(instrument.result, requested, faults, world.clockScale)
      : {
          outcome: { kind: "error", code: errors[0]?.code ?? "502" },
          bankMs: 0,
          callback: faults.callback ?? {},
        };
  return {
    projectId: dossier.projectId,
    id: dossier.paymentId,
    invoiceId: dossier.invoiceId,
    requested,
    description: textAt(body, "payment.description") ?? "",
    customer: customerOf(body),
    instrument,
    saveCard: at(body, "card.save") === true,
    targets: targetsOf(body, world.projects.get(dossier.projectId)?.callbackUrl ?? null),
    plan,
    fingerprint,
    requestId,
    acceptedAt: now,
    operations: [
      {
        id: world.nextOperationId(),
        type: "sale",
        requestId,
        refundId: null,
        sum: requested,
        createdAt: now,
        status: "processing",
        code: "9999",
        at: now,
      },
    ],
    status: "processing",
    taken: requested,
    returned: 0,
    at: now,
    errors,
  };
}

type Accepted = { readonly answer: object; readonly firstCallbacks: Promise<void> };

/**
 * Takes a payment in, or recognises the resend of one. An id in `error` is free again; any other one is taken for ever.
 * Source: gate.md 4.3, 21 rows 2 and 14.
 */
export function acceptSale(
  world: World,
  dossier: Dossier,
  form: SaleForm,
  body: object,
  text: string,
  faults: Faults,
): Accepted {
  const fingerprint = world.digest(text);
  const earlier = dossier.payment;
  if (earlier && earlier.status !== "error") {
    if (earlier.fingerprint !== fingerprint || world.clock.now() - earlier.acceptedAt >= SAFE_RESEND_MS) {
      throw new Refusal(400, "3041");
    }
    return {
      answer: acceptance(earlier.requestId, earlier.projectId, earlier.id),
      firstCallbacks: Promise.resolve(),
    };
  }
  const payment = buildPayment(world, dossier, form, body, fingerprint, faults);
  dossier.payment = payment;
  world.paymentsByRequest.set(payment.requestId, payment);
  return {
    answer: acceptance(payment.requestId, payment.projectId, payment.id),
    firstCallbacks: play(world, dossier, payment),
  };
}
