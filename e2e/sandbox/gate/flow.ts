import { randomUUID } from "node:crypto";
import { settle } from "@/e2e/sandbox/gate/course";
import { deliver, draft } from "@/e2e/sandbox/gate/callbacks";
import type { Outcome } from "@/e2e/sandbox/gate/faults";
import { tellCommerce } from "@/e2e/sandbox/gate/news";
import {
  type Awaiting,
  type Dossier,
  type Operation,
  type Payment,
  saleOf,
} from "@/e2e/sandbox/gate/payment";
import { Refusal } from "@/e2e/sandbox/gate/request";
import type { Step, StepKind } from "@/e2e/sandbox/gate/step";
import { pause, type World } from "@/e2e/sandbox/gate/world";
import type { Cancel } from "@/e2e/sandbox/shared/clock";

/** How long the Gate itself thinks between two steps, real milliseconds. */
const BETWEEN_STEPS_MS = 150;

const waitingCode = (payment: Payment): string => (payment.instrument ? "9999" : "29999");

/** Nobody did what was awaited; or, with a push, somebody did it elsewhere. */
function watch(
  world: World,
  dossier: Dossier,
  payment: Payment,
  step: Step,
  endsAt: number | undefined,
): Cancel {
  if (step.kind === "push") {
    return world.clock.afterExactly(step.agreesAfterMs, () => void goOn(world, dossier, payment));
  }
  const end = (): void => {
    const outcome: Outcome = { kind: "decline", code: step.endsWith };
    void settle(world, dossier, payment, outcome, payment.plan.callback);
  };
  return endsAt === undefined
    ? world.clock.after(step.patienceMs, end)
    : world.clock.afterExactly(endsAt - world.clock.now(), end);
}

async function announceStep(
  world: World,
  dossier: Dossier,
  payment: Payment,
  operation: Operation,
): Promise<void> {
  const { copies = 1, lost } = payment.plan.callback;
  const delivery = draft(world, payment, operation);
  dossier.lastCallback = delivery;
  if (!delivery || lost) return;
  await Promise.all(Array.from({ length: copies }, () => deliver(world, dossier, delivery)));
}

/** Halts the payment until somebody does what the step asks for, and says so. */
export async function halt(world: World, dossier: Dossier, payment: Payment, step: Step): Promise<void> {
  const operation = saleOf(payment);
  if (!operation) return;
  payment.awaiting?.stop();
  const id = randomUUID();
  const {
    message = {},
    members = {},
    fields = {},
    due,
    validUntil,
    endsAt,
  } = step.instruct({
    world,
    payment,
    operation,
    id,
  });
  payment.status = step.status;
  payment.due = due ?? payment.due;
  payment.wasOfferedAnotherTry ||= step.kind === "retryOffer";
  operation.status = step.declined === undefined ? step.status : "decline";
  operation.code = step.declined ?? waitingCode(payment);
  // Its time tells one round from another, in seconds: two of the same kind never share one.
  const isRound = payment.awaiting?.step.kind === step.kind;
  payment.at = operation.at = Math.max(world.clock.now(), isRound ? operation.at + 1_000 : 0);
  const stop = watch(world, dossier, payment, step, endsAt);
  const awaiting: Awaiting = {
    step,
    id,
    message,
    members,
    fields,
    validUntil: validUntil ?? null,
    verdict: null,
    stop,
  };
  payment.awaiting = awaiting;
  await announceStep(world, dossier, payment, operation);
}

/** The next step, or the end. */
async function proceed(world: World, dossier: Dossier, payment: Payment, forced?: Outcome): Promise<void> {
  const [step, ...rest] = forced ? [] : payment.steps;
  await pause(world, step ? BETWEEN_STEPS_MS : payment.plan.bankMs);
  // Somebody may have decided it by hand meanwhile.
  if (payment.status !== "processing") return;
  payment.steps = rest;
  if (step) return halt(world, dossier, payment, step);
  return settle(world, dossier, payment, forced ?? payment.plan.outcome, payment.plan.callback);
}

/** What was awaited has happened. A forced outcome ends the payment, whatever else was to come. */
export function goOn(world: World, dossier: Dossier, payment: Payment, forced?: Outcome): Promise<void> {
  payment.awaiting?.stop();
  payment.awaiting = null;
  payment.status = "processing";
  const operation = saleOf(payment);
  if (operation) {
    operation.status = "processing";
    operation.code = waitingCode(payment);
    payment.at = operation.at = world.clock.now();
  }
  return proceed(world, dossier, payment, forced);
}

type AwaitingFor<K extends StepKind> = Awaiting & { readonly step: Extract<Step, { kind: K }> };

const isFor = <K extends StepKind>(awaiting: Awaiting, kinds: readonly K[]): awaiting is AwaitingFor<K> =>
  (kinds as readonly StepKind[]).includes(awaiting.step.kind);

/** What the payment waits for, where it is one of these; anything else does not fit its state: 3060. */
export function requireAwaiting<K extends StepKind>(payment: Payment, ...kinds: K[]): AwaitingFor<K> {
  if (!payment.awaiting || !isFor(payment.awaiting, kinds)) throw new Refusal(400, "3060");
  return payment.awaiting;
}

/** From acceptance to the first halt or the end; settles with the callbacks of that. */
export async function play(world: World, dossier: Dossier, payment: Payment): Promise<void> {
  const operation = saleOf(payment);
  if (operation && payment.plan.outcome.kind !== "error")
    tellCommerce(world, payment, operation, "processing");
  await proceed(world, dossier, payment);
}
