import type { World } from "@/e2e/simulation/world";

/** What happens to the house itself: processes, store, the shop. */
export function trouble(world: World): void {
  const { network, timeline } = world;
  if (world.strikes("crash", 6)) {
    const instance = world.anyInstance(network);
    world.note(`kill ${instance.name}`);
    instance.kill();
    timeline.in(network.pick([10, 1_000, 15_000]), () => {
      if (world.alive.length < world.plan.instances) world.start(`${world.nextNumber()}'`);
    });
  }
  if (world.strikes("pause", 8)) world.anyInstance(network).pause(network.pick([2_000, 12_000, 30_000]));
  if (world.strikes("storeAway", 8)) {
    world.note("store away");
    world.isStoreAway = true;
    world.store.endConnections();
    timeline.in(network.pick([500, 4_000, 20_000]), () => (world.isStoreAway = false));
  }
  if (world.strikes("loseTail", 8)) {
    const lost = world.store.loseTail(network.between(1, 12));
    world.note(`the store forgot ${lost}`);
    world.watch.forgot();
    world.tellRounds();
  }
  if (world.strikes("reprice", 8)) world.commerce.reprice(network.pick([9_000, 10_890, 12_000]));
  if (world.strikes("closing", 10)) {
    const way = network.roll(3);
    if (way === 0) world.commerce.expireAt(timeline.now + network.between(0, 60_000));
    else world.commerce.close(way === 1 ? "expired" : "terminated");
  }
}
