import "server-only";
import type { SaleAnswer } from "@/lib/gate/sale";
import type { Attempt } from "@/lib/payment/attempt";
import { inInvoice } from "@/lib/store/in-invoice";

/**
 * A sale that took up the Gate's offer of another try provably did not start: the offer stands as before, and may be
 * told again. `attempt` is as submitted, with the offer that it took up in `asked`. Source: gate.md 17.
 */
export async function keepOffer({ id, invoiceId, asked }: Attempt, answer: SaleAnswer): Promise<void> {
  if (asked === null || (answer.kind !== "refused" && answer.kind !== "unreachable")) return;
  await inInvoice(invoiceId, async (tx) => {
    const answered = tx.attempts.find((each) => each.id === id)?.answered;
    if (answered?.includes(asked.key))
      await tx.updateAttempt(id, { answered: answered.filter((key) => key !== asked.key) });
  });
}
