import "server-only";
import { findAccount } from "@/lib/config/accounts";
import { getStatus } from "@/lib/gate/get-status";
import { log } from "@/lib/logging/log";
import type { Attempt } from "@/lib/payment/attempt";
import { applyNews } from "@/lib/checkout/apply-news";
import { endDeviceCheck } from "@/lib/checkout/end-device-check";
import { gateOf } from "@/lib/checkout/wiring";

/**
 * Asks the Gate how one attempt stands and takes the verified answer in. An answer that tells nothing changes nothing.
 * A device check whose time is over is ended instead: the Gate waits for us then, not we for it.
 */
export async function checkAttempt(attempt: Attempt): Promise<void> {
  const account = findAccount({ projectId: attempt.projectId });
  if (account === null) {
    log("error", "reconciler.noAccount", { invoice: attempt.invoiceId, projectId: attempt.projectId });
    return;
  }
  if (await endDeviceCheck(attempt)) return;
  const answer = await getStatus(gateOf(account), attempt.paymentId);
  if (answer.ok) {
    await applyNews(attempt, answer.value, null);
    return;
  }
  log("warn", "gate.status", {
    invoice: attempt.invoiceId,
    paymentId: attempt.paymentId,
    code: answer.error.cause,
  });
}
