import { runUntil } from "@/e2e/simulation/run-until";
import type { Charge } from "@/e2e/simulation/gate/payment";
import type { Payer } from "@/e2e/simulation/payer";
import { rightTable } from "@/e2e/simulation/subject";
import type { World } from "@/e2e/simulation/world";

const minutes = 60_000;
/**
 * By then every try has ended or is known to need somebody. With nobody looking the questions may have become hourly, and
 * the error of a second submission is believed at the third answer.
 */
const patience = { watched: 15 * minutes, alone: 250 * minutes };

const { isInDoubt, isOpen } = rightTable;

/** Another sum than was asked for is never told as paid: staff were called, and the payer waits. */
const isOtherSum = ({ store, id, gate }: World): boolean => {
  const attempts = store.invoice(id)?.attempts ?? [];
  const isAsked = ({ paymentId, minor }: Charge): boolean =>
    attempts.some(
      ({ paymentId: known, amount, announced }) =>
        known === paymentId && (minor === amount.minor || minor === announced?.minor),
    );
  return attempts.some(isInDoubt) && !gate.charges.some((charge) => !charge.late && isAsked(charge));
};

/** A try in doubt waits for staff, unless the right sum was charged as well: then the Gate's next word ends it. */
const openTries = (world: World) =>
  (world.store.invoice(world.id)?.attempts ?? []).filter(
    (attempt) => isOpen(attempt.state) && !(isInDoubt(attempt) && isOtherSum(world)),
  );

/** Faults stop, and what is left to happen happens fairly: L1 to L4 of trust-and-speed.md A.3. */
export async function end(world: World, payer: Payer): Promise<void> {
  const { timeline, gate } = world;
  world.note("faults stop");
  world.isCalm = true;
  world.isStoreAway = false;
  // What lies on its way for minutes arrives while nobody expects it any more.
  await runUntil(world, timeline.now + 5 * minutes);
  gate.close();
  const [page] = world.plan.isWatched ? [openPage(world)] : [];
  const begun = timeline.now;
  const limit = begun + (page === undefined ? patience.alone : patience.watched);
  while (timeline.now < limit && world.broken.length === 0) {
    await runUntil(world, timeline.now + 30_000);
    const isGateDone = [...gate.payments.values()].every(
      ({ status }) => !/^(processing|awaiting)/.test(status),
    );
    if (isGateDone && openTries(world).length === 0) break;
    if (page !== undefined) payer.press();
  }
  await runUntil(world, timeline.now + 70_000);
  if (world.broken.length > 0) return;
  for (const { paymentId, state } of openTries(world))
    world.violate(
      `L1 ${paymentId} is ${state} ${Math.round((timeline.now - begun) / minutes)} minutes after the faults stopped`,
    );
  checkBudget(world);
  payer.open({ seen: null });
  await runUntil(world, timeline.now + 12_000);
  const kind = world.watch.present()?.outcome.kind;
  if (page !== undefined && page.kind !== kind)
    world.violate(`L2 a page shows ${page.kind}, and it is ${kind}`);
  const isTold = kind === "paid" || kind === "partial" || isOtherSum(world);
  if (gate.charges.some(({ late }) => !late) && !isTold)
    world.violate(`L1 charged, and in the end shown as ${kind}`);
  if (gate.charges.length === 0) await payAtLast(world, payer);
}

/** A page with live news, as the status page is: told of a change, it reads the state. */
function openPage(world: World): { kind: string | undefined } {
  const page: { kind: string | undefined } = { kind: undefined };
  const { conductor } = world.anyInstance();
  const look = (): void =>
    void conductor.loadPayment(world.id).then((loaded) => {
      if (loaded.ok) page.kind = loaded.value.outcome.kind;
    });
  conductor.watchPayment(world.id, look);
  look();
  return page;
}

/** L4: the Gate is not asked more often than one would by hand. */
function checkBudget(world: World): void {
  for (const [id, times] of world.watch.outgoing.questions)
    if (times > 30 + world.timeline.now / 4_000) world.violate(`L4 ${times} questions about ${id}`);
}

/** L3: with nothing charged and nothing open the invoice can be paid, where its last decline allows another try. */
async function payAtLast(world: World, payer: Payer, tries = 3): Promise<void> {
  const payment = world.watch.present();
  const [instance] = world.alive;
  if (payment === null || instance === undefined) return;
  const { kind } = instance.conductor.nextTry(payment.outcome, payment.attempts.length);
  if (kind === "no") return checkClosed(world, payment.outcome.kind);
  world.gate.isHonest = true;
  const last = payment.attempts.at(-1);
  const isOther = kind === "again" && last !== undefined && last.gateMethod !== "card";
  payer.submit({ seen: null }, false, isOther);
  await runUntil(world, world.timeline.now + 150_000);
  const after = world.watch.present()?.outcome.kind;
  // What the Gate had kept of a try that the store forgot may still end before this one begins.
  if (after !== "paid" && tries > 1) return payAtLast(world, payer, tries - 1);
  if (after !== "paid") world.violate(`L3 nobody can pay: ${after}`);
}

/** Nothing may begin: then the reason is the invoice's, or the Gate's advice, or money in doubt. */
function checkClosed(world: World, kind: string): void {
  const attempts = world.store.invoice(world.id)?.attempts ?? [];
  const isReason =
    kind === "expired" ||
    kind === "cancelled" ||
    attempts.some(isInDoubt) ||
    ["20802", "30000"].includes(attempts.at(-1)?.code ?? "");
  if (!isReason) world.violate(`L3 nothing was charged, nothing is open, and nobody can pay: ${kind}`);
}
