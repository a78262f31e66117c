import "server-only";

// Next bundles this module several times; the process ends once.
const shared = globalThis as { checkoutDrain?: { draining: boolean; readonly onDrain: Set<() => void> } };
const drain = (shared.checkoutDrain ??= { draining: false, onDrain: new Set() });

/** Whether this process is about to end: what is under way is finished, and nothing new should be sent here. */
export const isDraining = (): boolean => drain.draining;

/** Calls `end` when the process begins to end, at once where it has begun. Returns how to forget it. */
export const whenDraining = (end: () => void): (() => void) => {
  if (drain.draining) end();
  else drain.onDrain.add(end);
  return () => void drain.onDrain.delete(end);
};

/** From now on the process is not ready, and whoever waits for this is told, once. */
export const beginDraining = (): void => {
  drain.draining = true;
  const waiting = [...drain.onDrain];
  drain.onDrain.clear();
  for (const end of waiting) end();
};

/** For tests: the process lives on. */
export const forgetDraining = (): void => {
  drain.draining = false;
  drain.onDrain.clear();
};
