import { sign } from "@/e2e/sandbox/gate/signature";
import type { GatePayment } from "@/e2e/simulation/gate/payment";
import { secret } from "@/e2e/simulation/gate/model-gate";
import type { World } from "@/e2e/simulation/world";

/** The Gate's callbacks on their way: late, lost, doubled, overtaken, and those that somebody else wrote. */
export function deliver(world: World, raw: string, payment: GatePayment): void {
  const { network } = world;
  if (world.isCalm && world.has("callbackLost") && !world.gate.isHonest) return;
  if (world.strikes("callbackLost", 3)) return;
  const late = world.strikes("callbackLate", 3) ? network.between(5_000, 300_000) : 0;
  world.timeline.in(network.pick([2, 20, 200, 1_500]) + late, () => hand(world, raw, 0));
  if (world.strikes("callbackDoubled", 2))
    for (let copy = network.between(1, 3); copy > 0; copy -= 1)
      world.timeline.in(network.pick([2, 20, 20, 60_000]), () => hand(world, raw, 0));
  if (world.strikes("callbackForged", 2)) {
    const forged = forge(world, raw);
    world.timeline.in(network.between(1, 4_000), () => handForged(world, forged));
  }
  if (world.strikes("otherSum", 5)) {
    const other = otherSum(world, payment);
    if (other !== null) world.timeline.in(network.between(1, 8_000), () => hand(world, other, 0));
  }
}

/** At least once: who does not answer is asked again. */
function hand(world: World, raw: string, tries: number): void {
  if (tries > 5) return;
  const again = (): void => void world.timeline.in(10_000, () => hand(world, raw, tries + 1));
  const [instance] = world.alive.length > 0 ? [world.anyInstance(world.network)] : [];
  if (instance === undefined) return again();
  let isAnswered = false;
  void world.begin(instance, "callback", instance.conductor.receiveCallback(raw)).then((fate) => {
    isAnswered = fate !== null;
    if (fate === "taken" || fate === "duplicate" || fate === "parked") world.watch.acknowledged(raw, fate);
    if (fate === "forged" || fate === "unreadable" || fate === "foreignProject")
      world.violate(`a true callback was not believed: ${fate}`);
  });
  world.timeline.in(10_000, () => {
    if (!isAnswered) hand(world, raw, tries + 1);
  });
}

type Message = {
  project_id: number;
  payment: { id: string; status: string; sum?: { amount: number; currency: string } };
  operation?: { id: number };
  signature: string;
};

const marks = 900_000_000;

/** A true message with one thing changed, or one that is truly signed by another shop. */
function forge(world: World, raw: string): string {
  const body = JSON.parse(raw) as Message;
  const mark = marks + world.nextNumber();
  const [before] = [body.signature];
  if (body.operation !== undefined) body.operation.id = mark;
  const sum = { amount: world.commerce.minor, currency: "EUR" };
  const change = world.network.roll(6);
  if (change === 0) body.payment = { ...body.payment, status: "success", sum };
  if (change === 1) body.payment = { ...body.payment, status: "decline" };
  if (change === 2) body.payment = { ...body.payment, status: "error" };
  if (change === 3) body.signature = `${before.slice(0, 20)}A${before.slice(21)}`;
  if (change >= 4) {
    // The other shop's own secret, over a payment of ours: under its own project, and under ours.
    if (change === 4) body.project_id = 43;
    body.payment = { ...body.payment, status: "success", sum };
    const { signature: _, ...rest } = body;
    body.signature = sign(rest, "another-secret-key");
  }
  return JSON.stringify(body);
}

function handForged(world: World, raw: string): void {
  if (world.alive.length === 0) return;
  const instance = world.anyInstance(world.network);
  world.watch.forged(raw);
  void world.begin(instance, "forged", instance.conductor.receiveCallback(raw)).then((fate) => {
    if (fate === "taken" || fate === "duplicate") world.violate(`S8 a forged callback was ${fate}`);
  });
}

/** Rightly signed, of this payment, and about money that never moved: another sum, or another currency. */
function otherSum(world: World, payment: GatePayment): string | null {
  const { dice } = { dice: world.network };
  const isOther = dice.oneIn(2);
  const sum = {
    // More than any price of the history: less, in the Gate's own signed words, is a part, and believed.
    amount: isOther ? 1_000_000 + dice.pick([1, 100, 10_000]) : payment.minor,
    currency: isOther ? payment.currency : "USD",
  };
  if (payment.announced === sum.amount) return null;
  const operation = { id: marks + world.nextNumber(), type: "sale", status: "success", code: "0" };
  const body = {
    project_id: 42,
    payment: { id: payment.id, type: "purchase", status: "success", sum },
    operation,
  };
  return JSON.stringify({ ...body, signature: sign(body, secret) });
}
