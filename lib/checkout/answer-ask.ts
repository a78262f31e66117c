import "server-only";
import { findAccount } from "@/lib/config/accounts";
import { getEnv } from "@/lib/config/env";
import type { GateAccess } from "@/lib/gate/access";
import type { FollowUp } from "@/lib/gate/follow-up";
import { log } from "@/lib/logging/log";
import type { Attempt } from "@/lib/payment/attempt";
import { nextCheckDelay } from "@/lib/payment/check-schedule";
import type { InstructionKind } from "@/lib/payment/instruction";
import type { InvoiceId } from "@/lib/payment/invoice";
import { isOpen } from "@/lib/payment/transition";
import { codeMark } from "@/lib/payment/typed-code";
import { error, ok, type Result } from "@/lib/result";
import { inInvoice } from "@/lib/store/in-invoice";
import { gateOf } from "@/lib/checkout/wiring";
import { untilSettled } from "@/lib/checkout/until-settled";

/** Whose ask is answered: `key` names the very one that the page showed. */
export type AskRef = {
  readonly invoiceId: InvoiceId;
  readonly attemptId: string;
  readonly key: string;
  readonly kind: InstructionKind;
  /** By the store's clock, ms: it is not answered before. */
  readonly notBefore?: number;
  /** Mark of what the answer is made of: the same message of a bank never answers two asks. */
  readonly spends?: string;
};

/**
 * Answers what the Gate asked, once: the answer is claimed under the invoice's lock and committed before anything is
 * sent, so that a second press, a reload or another device sends nothing. `elsewhere`: somebody was quicker, or the
 * ask is over; the porch knows. When nothing left us (`unreachable`), or the Gate would not have what a payer typed, the
 * ask stands again. Whatever else comes of it, only news moves the payment. `wait`: nobody looks on where it is false.
 * Source: gate.md 8.8, 10.3.
 */
export async function answerAsk(
  ref: AskRef,
  send: (gate: GateAccess, paymentId: string) => Promise<FollowUp>,
  { wait = true }: { readonly wait?: boolean } = {},
): Promise<Result<FollowUp, "elsewhere">> {
  const attempt = await claim(ref);
  const account = attempt && findAccount({ projectId: attempt.projectId });
  if (attempt === null || account === null) return error("elsewhere");
  const answer = await send(gateOf(account), attempt.paymentId);
  if (answer !== "taken")
    log("warn", "gate.answer", {
      invoice: ref.invoiceId,
      paymentId: attempt.paymentId,
      answer,
      reason: ref.kind,
    });
  if (answer === "unreachable" || (answer === "refused" && typed.has(ref.kind)))
    await giveBack(ref, attempt.asked);
  else if (wait) await untilSettled(ref.invoiceId);
  return ok(answer);
}

/** What a payer typed may be mended and handed in again when the Gate would not have it; no other answer is sent twice. */
const typed: ReadonlySet<InstructionKind> = new Set<InstructionKind>(["clarification", "confirmation"]);

/** The attempt as it was before the claim; null when this ask is not open (any more). */
const claim = ({ invoiceId, attemptId, key, kind, notBefore = 0, spends }: AskRef): Promise<Attempt | null> =>
  inInvoice(invoiceId, async (tx) => {
    const current = tx.attempts.find(({ id }) => id === attemptId);
    if (!current || !isOpen(current.state)) return null;
    if (current.asked?.key !== key || current.asked.instruction.kind !== kind) return null;
    if (tx.now < notBefore || (spends !== undefined && current.answered.includes(spends))) return null;
    const patch = {
      asked: null,
      answered: [
        ...current.answered,
        ...[key, spends, codeMark(current.asked)].filter((mark) => typeof mark === "string"),
      ],
      checks: 0,
      nextCheckAt: tx.now + nextCheckDelay(0, getEnv().checkAfterMs),
    };
    await tx.moveAttempt(attemptId, patch, {
      kind: `payer.answer.${kind}`,
      source: "payer",
      fingerprint: null,
      body: { key },
    });
    return current;
  });

/** Nothing was sent: the same ask may be answered again, unless the Gate has asked for something else since. */
const giveBack = ({ invoiceId, attemptId, key, spends }: AskRef, asked: Attempt["asked"]): Promise<void> =>
  inInvoice(invoiceId, async (tx) => {
    const current = tx.attempts.find(({ id }) => id === attemptId);
    if (!current || !isOpen(current.state)) return;
    await tx.updateAttempt(attemptId, {
      answered: current.answered.filter((each) => ![key, spends, asked && codeMark(asked)].includes(each)),
      ...(current.asked === null ? { asked } : {}),
    });
  });
