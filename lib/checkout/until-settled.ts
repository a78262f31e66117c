import "server-only";
import { getAttempts } from "@/lib/store/read";
import { watchInvoice } from "@/lib/store/watch";
import type { Attempt } from "@/lib/payment/attempt";
import type { InvoiceId } from "@/lib/payment/invoice";
import { isOpen } from "@/lib/payment/transition";
import { after } from "@/lib/checkout/clock";

/** Most banks answer within this; the payer then goes straight to the result, script or no script. */
const patienceMs = 1_500;

const noneIsRunning = (attempts: readonly Attempt[]): boolean =>
  !attempts.some((attempt) => isOpen(attempt.state) && attempt.asked === null);

/**
 * Waits until no try is open any more or one asks for the payer (or until `isDone` says so), or until patience ends. It
 * only saves a page: nothing depends on it.
 */
export async function untilSettled(id: InvoiceId, isDone = noneIsRunning): Promise<void> {
  const isSettled = async () => isDone(await getAttempts(id));
  await new Promise<void>((resolve) => {
    const end = () => {
      cancel();
      stop();
      resolve();
    };
    const cancel = after(patienceMs, end);
    const look = () => {
      // A fault of the look-up is no fault of the payment: patience ends it.
      isSettled().then(
        (settled) => settled && end(),
        () => undefined,
      );
    };
    const stop = watchInvoice(id, look);
    look();
  });
}
