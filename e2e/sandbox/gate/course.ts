import { deliver, draft, draftIntermediate, sendForged } from "@/e2e/sandbox/gate/callbacks";
import { messageOf } from "@/e2e/sandbox/gate/codes";
import type { Outcome } from "@/e2e/sandbox/gate/faults";
import { rememberInstrument } from "@/e2e/sandbox/gate/instruments";
import { type NewsStatus, tellCommerce } from "@/e2e/sandbox/gate/news";
import { type Dossier, type Operation, type Payment, saleOf } from "@/e2e/sandbox/gate/payment";
import { moveMoney, pause, type World } from "@/e2e/sandbox/gate/world";
import { wait } from "@/e2e/sandbox/shared/clock";
import type { CallbackFaults } from "@/e2e/sandbox/shared/faults";

const CONTRADICTION_AFTER_MS = 2_000;

/** The one place where money is taken. */
function charge(world: World, payment: Payment, operation: Operation, minor: number): void {
  payment.taken = { ...payment.requested, amount: minor };
  payment.status = "success";
  operation.status = "success";
  operation.code = "0";
  moveMoney(world, "charges", payment, payment.taken);
  if (payment.instrument) {
    payment.instrument = rememberInstrument(world, payment.instrument, payment.saveCard);
  }
}

function apply(world: World, payment: Payment, operation: Operation, outcome: Outcome): NewsStatus {
  payment.awaiting?.stop();
  payment.awaiting = null;
  payment.at = operation.at = world.clock.now();
  switch (outcome.kind) {
    case "success":
      charge(world, payment, operation, payment.due);
      return "success";
    case "partial":
      charge(world, payment, operation, outcome.minor);
      return "partial";
    case "decline":
      payment.status = operation.status = "decline";
      operation.code = outcome.code;
      return "decline";
    case "error":
      payment.status = "error";
      operation.status = "decline";
      operation.code = outcome.code;
      if (payment.errors.length === 0) {
        payment.errors = [{ code: outcome.code, message: messageOf(outcome.code) }];
      }
      return "error";
    case "processing":
      return "processing";
  }
}

async function contradict(
  world: World,
  dossier: Dossier,
  payment: Payment,
  operation: Operation,
  kind: NonNullable<CallbackFaults["contradiction"]>,
): Promise<void> {
  await wait(world.clock, CONTRADICTION_AFTER_MS);
  if (kind === "successAfterDecline" && payment.status === "decline") {
    await settle(world, dossier, payment, { kind: "success" }, {});
  }
  if (kind === "declineAfterSuccess" && payment.status === "success") {
    // Only said, not done: the money stays taken, and a status query tells the truth.
    const now = world.clock.now();
    const lie = draft(
      world,
      { ...payment, status: "decline", at: now },
      { ...operation, status: "decline", code: "10000", at: now },
    );
    if (lie) await deliver(world, dossier, lie);
  }
}

/** Settles when the first round of final callbacks has been attempted. */
async function announce(
  world: World,
  dossier: Dossier,
  payment: Payment,
  operation: Operation,
  faults: CallbackFaults,
): Promise<void> {
  const final = draft(world, payment, operation);
  const intermediate = faults.reordered ? draftIntermediate(world, payment, operation) : null;
  dossier.lastCallback = final;
  if (faults.forged) await sendForged(world, dossier, payment, operation, faults.forged);
  if (final && !faults.lost) {
    await pause(world, faults.delayMs ?? 0);
    await wait(world.clock, payment.targets.delayMs);
    const copies = Array.from({ length: faults.copies ?? 1 }, () => deliver(world, dossier, final));
    await Promise.all(copies);
    if (intermediate) await deliver(world, dossier, intermediate);
  }
  if (faults.contradiction) void contradict(world, dossier, payment, operation, faults.contradiction);
}

/** Ends a payment: money, state, news to Commerce, callbacks to the merchant. */
export async function settle(
  world: World,
  dossier: Dossier,
  payment: Payment,
  outcome: Outcome,
  faults: CallbackFaults,
): Promise<void> {
  const operation = saleOf(payment);
  if (!operation) return;
  const news = apply(world, payment, operation, outcome);
  if (news === "processing") return;
  tellCommerce(world, payment, operation, news);
  await announce(world, dossier, payment, operation, faults);
}
