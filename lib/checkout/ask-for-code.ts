import "server-only";
import { findAccount } from "@/lib/config/accounts";
import { getEnv } from "@/lib/config/env";
import type { GateAccess } from "@/lib/gate/access";
import type { FollowUp } from "@/lib/gate/follow-up";
import { log } from "@/lib/logging/log";
import type { Attempt } from "@/lib/payment/attempt";
import { nextCheckDelay } from "@/lib/payment/check-schedule";
import { nextCodeAt } from "@/lib/payment/code-round";
import { isOpen } from "@/lib/payment/transition";
import { error, ok, type Result } from "@/lib/result";
import { inInvoice } from "@/lib/store/in-invoice";
import type { InvoiceTx } from "@/lib/store/types";
import type { AskRef } from "@/lib/checkout/answer-ask";
import { untilSettled } from "@/lib/checkout/until-settled";
import { gateOf } from "@/lib/checkout/wiring";

type Asked = NonNullable<Attempt["asked"]>;
type Claimed = { readonly attempt: Attempt; readonly asked: Asked };

/**
 * Has a code sent to the payer, the first one or a new one. It answers nothing: the ask stands, with a mark of when,
 * committed before anything is sent, so that a second press or another device sends no second one. `early`: it was sent
 * a moment ago, or may not be sent yet. When the Gate surely sent none, the mark goes. Source: gate.md 10.4, 11.
 */
export async function askForCode(
  ref: AskRef,
  send: (gate: GateAccess, paymentId: string) => Promise<FollowUp>,
): Promise<Result<FollowUp, "elsewhere" | "early">> {
  const claimed = await inInvoice(ref.invoiceId, (tx) => mark(tx, ref));
  if (claimed === "elsewhere" || claimed === "early") return error(claimed);
  const account = findAccount({ projectId: claimed.attempt.projectId });
  if (account === null) return error("elsewhere");
  const answer = await send(gateOf(account), claimed.attempt.paymentId);
  if (answer !== "taken")
    log("warn", "gate.answer", {
      invoice: ref.invoiceId,
      paymentId: claimed.attempt.paymentId,
      answer,
      reason: "code",
    });
  if (answer === "unreachable" || answer === "refused") await unmark(ref, claimed.asked);
  // Of a new one-time code the Gate brings news; of the first one of a merchant's authentication it says nothing.
  else if (ref.kind === "clarification")
    await untilSettled(
      ref.invoiceId,
      (all) => all.find(({ id }) => id === ref.attemptId)?.asked?.key !== ref.key,
    );
  return ok(answer);
}

const openAsk = (tx: InvoiceTx, { attemptId, key, kind }: AskRef): Claimed | null => {
  const attempt = tx.attempts.find(({ id }) => id === attemptId);
  if (!attempt || !isOpen(attempt.state) || attempt.asked?.key !== key) return null;
  return attempt.asked.instruction.kind === kind ? { attempt, asked: attempt.asked } : null;
};

async function mark(tx: InvoiceTx, ref: AskRef): Promise<Claimed | "elsewhere" | "early"> {
  const open = openAsk(tx, ref);
  if (open === null) return "elsewhere";
  const from = nextCodeAt(open.asked);
  if (from === null || tx.now < from) return "early";
  const times = (open.asked.codeSent?.times ?? 0) + 1;
  await tx.appendEvent({
    attemptId: ref.attemptId,
    kind: "payer.code",
    source: "payer",
    fingerprint: null,
    body: { key: ref.key, times },
  });
  await tx.updateAttempt(ref.attemptId, {
    asked: { ...open.asked, codeSent: { at: tx.now, times } },
    checks: 0,
    nextCheckAt: tx.now + nextCheckDelay(0, getEnv().checkAfterMs),
  });
  return open;
}

const unmark = (ref: AskRef, asked: Asked): Promise<void> =>
  inInvoice(ref.invoiceId, async (tx) => {
    if (openAsk(tx, ref) !== null) await tx.updateAttempt(ref.attemptId, { asked });
  });
