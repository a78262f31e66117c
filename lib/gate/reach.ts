import "server-only";

/** How the last requests to the Gate ended, in this process. */
type Reach = { failed: number; lastAt: number };

// Next bundles this module several times; the process has one Gate.
const shared = globalThis as { checkoutGateReach?: Reach };
const reach = (shared.checkoutGateReach ??= { failed: 0, lastAt: 0 });

/** As many in a row, the last of them this lately, are no chance. */
const inARow = 3;
const recentlyMs = 120_000;

/** Notes whether one request got an answer of the Gate. `now`: milliseconds of this process's clock. */
export const noteReach = (answered: boolean, now: number): void => {
  reach.failed = answered ? 0 : reach.failed + 1;
  reach.lastAt = now;
};

/** Whether the last requests all went unanswered. Nobody asked lately: nobody knows, so no. */
export const isGateSilent = (now: number): boolean =>
  reach.failed >= inARow && now - reach.lastAt <= recentlyMs;
