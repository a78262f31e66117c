import "server-only";
import { getEnv } from "@/lib/config/env";
import { errorFields, log } from "@/lib/logging/log";
import { hastenCheck } from "@/lib/store/due";
import type { Payment } from "@/lib/checkout/load-payment";

/** No two questions about one payment are closer together than this, whoever presses. Source: gate.md 2. */
const atOnceMs = 3_000;

/**
 * A payer looks at an open try: the Gate is asked soon, even when the schedule has become slow. `isPressed`: he says that
 * he has paid, and it is asked as soon as may be. Asking may fail quietly.
 */
export async function askSoon({ outcome }: Payment, isPressed = false): Promise<void> {
  if (outcome.kind !== "checking") return;
  const { checkAfterMs } = getEnv();
  const withinMs = isPressed ? Math.min(atOnceMs, checkAfterMs) : checkAfterMs;
  await hastenCheck(outcome.attempt.id, withinMs).catch((reason: unknown) =>
    log("warn", "store.unavailable", errorFields(reason)),
  );
}
