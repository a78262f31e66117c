import type { World } from "@/e2e/simulation/world";

/** Lets everything happen that is due until then; ends at the first thing that is not true. */
export async function runUntil(world: World, until: number): Promise<void> {
  const { timeline, watch, broken } = world;
  while (timeline.next <= until && broken.length === 0) {
    await timeline.step();
    watch.check();
  }
  timeline.now = Math.max(timeline.now, until);
}
