import "server-only";
import { sendDeviceCheck, type FollowUp } from "@/lib/gate/follow-up";
import type { GateAccess } from "@/lib/gate/access";
import type { Attempt } from "@/lib/payment/attempt";
import type { InvoiceId } from "@/lib/payment/invoice";
import { deviceCheckEnd } from "@/lib/threeds/time-boxes";
import { answerAsk } from "@/lib/checkout/answer-ask";

/** The truth where the bank's page has not reported. */
const nothingCame = (gate: GateAccess, paymentId: string): Promise<FollowUp> =>
  sendDeviceCheck(gate, paymentId, false);

/**
 * Ends a device check whose ten seconds are over. Whether or not anybody looks, and after a restart too, since the
 * reconciler asks. True when it was ended now. Source: gate.md 8.3, 8.4.
 */
export async function endDeviceCheck({ invoiceId, id, asked }: Attempt): Promise<boolean> {
  if (asked?.instruction.kind !== "deviceCheck") return false;
  const ended = await answerAsk(
    { invoiceId, attemptId: id, key: asked.key, kind: "deviceCheck", notBefore: deviceCheckEnd(asked) },
    nothingCame,
    { wait: false },
  );
  return ended.ok;
}

/** Ends it at once: without script nothing can come, and the payer asked to go on. Another ask is left alone. */
export const skipDeviceCheck = (invoiceId: InvoiceId, attemptId: string, key: string): Promise<unknown> =>
  answerAsk({ invoiceId, attemptId, key, kind: "deviceCheck" }, nothingCame);
