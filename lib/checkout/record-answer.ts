import "server-only";
import { getEnv } from "@/lib/config/env";
import type { SaleAnswer } from "@/lib/gate/sale";
import { log } from "@/lib/logging/log";
import type { Attempt, AttemptState } from "@/lib/payment/attempt";
import { nextCheckDelay } from "@/lib/payment/check-schedule";
import { holdsSlot, isInDoubt, isOpen, nextState, type AttemptEventKind } from "@/lib/payment/transition";
import { settleTry } from "@/lib/checkout/admit-card";
import { inInvoice } from "@/lib/store/in-invoice";
import type { AttemptPatch } from "@/lib/store/types";

/** What each kind of answer means for the attempt. Only two of them prove that nothing started. */
const eventOf = {
  accepted: "accept",
  refused: "refuse",
  duplicate: "duplicate",
  unreachable: "unreachable",
  unknown: "lose",
  news: "accept",
} as const satisfies Record<SaleAnswer["kind"], AttemptEventKind>;

/**
 * Writes down what the one sale of this submission was answered. A callback may have been quicker: then the table has
 * no such edge and nothing changes. Source: trust-and-speed.md A.2 row 8.
 */
export async function recordAnswer(attempt: Attempt, answer: SaleAnswer): Promise<void> {
  const code = answer.kind === "refused" ? answer.code : answer.kind === "unreachable" ? "unreachable" : null;
  if (answer.kind !== "accepted")
    log("warn", "gate.sale", {
      invoice: attempt.invoiceId,
      paymentId: attempt.paymentId,
      answer: answer.kind,
      code: answer.kind === "unknown" ? answer.cause : code,
    });
  const moved = await inInvoice(attempt.invoiceId, async (tx): Promise<Moved | null> => {
    const current = tx.attempts.find((each) => each.id === attempt.id);
    // An answer to an earlier submission of this same attempt says nothing of the present one.
    if (!current || current.submission !== attempt.submission) return null;
    const next = nextState(current.state, eventOf[answer.kind]);
    if (next === null) return null;
    const patch = {
      state: next,
      holds: holdsSlot(next),
      code: isInDoubt(current) ? current.code : code,
      ...nextQuestion(current, next, tx.now),
      ...(answer.kind === "accepted" ? { requestId: answer.requestId } : {}),
    };
    await tx.moveAttempt(current.id, patch, {
      kind: `sale.${answer.kind}`,
      source: "system",
      fingerprint: null,
      body: { from: current.state, to: next, code },
    });
    return { from: current.state, to: next };
  });
  if (moved === null) return;
  log("info", "attempt.moved", {
    invoice: attempt.invoiceId,
    paymentId: attempt.paymentId,
    ...moved,
    code,
  });
  await settleTry(attempt, moved.to);
}

type Moved = { readonly from: AttemptState; readonly to: AttemptState };

/** An open try keeps its date; one that was given up too early gets a new one, and its doubts are counted anew. */
function nextQuestion(current: Attempt, next: AttemptState, now: number): AttemptPatch {
  if (!isOpen(next)) return { nextCheckAt: null };
  if (isOpen(current.state)) return {};
  return { notFound: 0, nextCheckAt: now + nextCheckDelay(0, getEnv().checkAfterMs) };
}
