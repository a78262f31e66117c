import { buildCallback, buildErrorCallback, signed } from "@/e2e/sandbox/gate/bodies";
import type { Forgery } from "@/e2e/sandbox/gate/faults";
import type { Delivery, Dossier, Operation, Payment } from "@/e2e/sandbox/gate/payment";
import type { World } from "@/e2e/sandbox/gate/world";
import { wait } from "@/e2e/sandbox/shared/clock";
import { phpJson } from "@/e2e/sandbox/shared/php-json";

const ATTEMPTS = 120;
const LONGEST_GAP_S = 4 * 60 * 60;

/** Seconds before attempt `n` (2 and later). Source: gate.md 6.1. */
export function gapBefore(attempt: number): number {
  if (attempt <= 6) return 10;
  if (attempt <= 68) return Math.min(70 + 10 * 1.12 ** (attempt - 4), LONGEST_GAP_S);
  return LONGEST_GAP_S;
}

async function post(world: World, dossier: Dossier, delivery: Delivery, forged?: Forgery): Promise<boolean> {
  const at = world.clock.now();
  const http = await world
    .fetch(delivery.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: delivery.body,
      redirect: "manual",
      signal: AbortSignal.timeout(15_000),
    })
    .then(
      (answer) => answer.status,
      () => 0,
    );
  dossier.callbacks.push({ at, status: delivery.status, http, ...(forged && { forged }) });
  return http === 200;
}

async function repeat(world: World, dossier: Dossier, delivery: Delivery): Promise<void> {
  for (let attempt = 2; attempt <= ATTEMPTS; attempt += 1) {
    await wait(world.clock, gapBefore(attempt) * 1_000);
    if (await post(world, dossier, delivery)) return;
  }
}

/** Settles when the first attempt has ended; the others go on behind it. */
export async function deliver(world: World, dossier: Dossier, delivery: Delivery): Promise<void> {
  if (!(await post(world, dossier, delivery))) void repeat(world, dossier, delivery);
}

function targetOf(payment: Payment, status: Payment["status"]): string | null {
  if (payment.targets.disabled) return null;
  const own =
    status === "success" ? payment.targets.success : status === "decline" ? payment.targets.decline : null;
  return own ?? payment.targets.any;
}

const secretOf = (world: World, payment: Payment): string =>
  world.projects.get(payment.projectId)?.secret ?? "";

/** The message about a payment as it is now; null where nobody is to be told. */
export function draft(world: World, payment: Payment, operation: Operation): Delivery | null {
  const url = targetOf(payment, payment.status);
  if (url === null) return null;
  const body = payment.status === "error" ? buildErrorCallback(payment) : buildCallback(payment, operation);
  return { url, status: payment.status, body: phpJson(signed(body, secretOf(world, payment))) };
}

/** The step before the result, as it would have been told at the beginning. */
export const draftIntermediate = (world: World, payment: Payment, operation: Operation): Delivery | null =>
  draft(
    world,
    { ...payment, status: "processing", at: payment.acceptedAt },
    { ...operation, status: "processing", code: "9999", at: operation.createdAt },
  );

/** A success that never was. All but the first kind carry a signature that holds, so that each later check is reached. */
const FORGERIES = {
  signature: (payment) => payment,
  amount: (payment) => ({ ...payment, taken: { ...payment.taken, amount: payment.taken.amount + 1 } }),
  currency: (payment) => ({
    ...payment,
    taken: { ...payment.taken, currency: payment.taken.currency === "EUR" ? "USD" : "EUR" },
  }),
  project: (payment) => ({ ...payment, projectId: payment.projectId + 1 }),
  paymentId: (payment) => ({ ...payment, id: `${payment.id}0` }),
} satisfies Record<Forgery, (payment: Payment) => Payment>;

export async function sendForged(
  world: World,
  dossier: Dossier,
  payment: Payment,
  operation: Operation,
  forgery: Forgery,
): Promise<void> {
  const url = targetOf(payment, "success");
  if (url === null) return;
  const success = FORGERIES[forgery]({ ...payment, status: "success", taken: payment.requested });
  const body = buildCallback(success, { ...operation, status: "success", code: "0", sum: success.taken });
  const secret = forgery === "signature" ? "not-the-secret" : secretOf(world, payment);
  await post(world, dossier, { url, status: "success", body: phpJson(signed(body, secret)) }, forgery);
}
