import { acceptance } from "@/e2e/sandbox/gate/answers";
import { buildPayment, type SaleRequest } from "@/e2e/sandbox/gate/build-payment";
import { play } from "@/e2e/sandbox/gate/flow";
import type { Dossier } from "@/e2e/sandbox/gate/payment";
import { Refusal } from "@/e2e/sandbox/gate/request";
import type { World } from "@/e2e/sandbox/gate/world";

const SAFE_RESEND_MS = 60_000;

type Accepted = { readonly answer: object; readonly firstCallbacks: Promise<void> };

/**
 * Takes a payment in, or recognises the resend of one. An id in `error` is free again, and so is one whose payer was
 * offered another try; any other one is taken for ever. Source: gate.md 4.3, 17, 21 rows 2 and 14.
 */
export function acceptSale(world: World, dossier: Dossier, request: SaleRequest): Accepted {
  const earlier = dossier.payment;
  if (earlier && earlier.status !== "error" && earlier.status !== "awaiting customer") {
    if (
      earlier.fingerprint !== request.fingerprint ||
      world.clock.now() - earlier.acceptedAt >= SAFE_RESEND_MS
    ) {
      throw new Refusal(400, "3041");
    }
    return {
      answer: acceptance(earlier.requestId, earlier.projectId, earlier.id),
      firstCallbacks: Promise.resolve(),
    };
  }
  earlier?.awaiting?.stop();
  const payment = buildPayment(world, dossier, request);
  dossier.payment = payment;
  world.paymentsByRequest.set(payment.requestId, payment);
  return {
    answer: acceptance(payment.requestId, payment.projectId, payment.id),
    firstCallbacks: play(world, dossier, payment),
  };
}
