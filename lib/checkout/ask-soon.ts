import "server-only";
import { getEnv } from "@/lib/config/env";
import { errorFields, log } from "@/lib/logging/log";
import { hastenCheck } from "@/lib/store/due";
import type { Payment } from "@/lib/checkout/load-payment";

/** A payer looks at an open try: the Gate is asked soon, even when the schedule has become slow. Asking may fail quietly. */
export async function askSoon({ outcome }: Payment): Promise<void> {
  if (outcome.kind !== "checking") return;
  await hastenCheck(outcome.attempt.id, getEnv().checkAfterMs).catch((reason: unknown) =>
    log("warn", "store.unavailable", errorFields(reason)),
  );
}
