import { headers } from "next/headers";
import { guardAct, type Caller } from "@/lib/checkout/act-guard";
import type { AskRef } from "@/lib/checkout/answer-ask";
import { loadPayment, type Payment } from "@/lib/checkout/load-payment";
import { errorFields, log } from "@/lib/logging/log";
import type { Attempt } from "@/lib/payment/attempt";
import type { Instruction, InstructionKind } from "@/lib/payment/instruction";
import type { InvoiceId } from "@/lib/payment/invoice";
import { askOf } from "@/lib/payment/step";
import { error, ok, type Result } from "@/lib/result";

/** Why an answer was not sent, or not taken. Nothing has moved in any of them. */
export const answerRefusals = ["unavailable", "tooMany", "refused", "noCode"] as const;
export type AnswerRefusal = (typeof answerRefusals)[number];

/** The refusal in a page's `faults` parameter, if there is one. Anybody can write that parameter: only keys count. */
export const parseAnswerRefusal = (faults: string): AnswerRefusal | null =>
  answerRefusals.find((refusal) => faults.split(",").includes(refusal)) ?? null;

export type OpenAsk<K extends InstructionKind> = {
  readonly payment: Payment;
  readonly attempt: Attempt;
  readonly instruction: Extract<Instruction, { kind: K }>;
  readonly ref: AskRef;
  readonly caller: Caller;
};

/** Guards an act on an ask and finds the very ask that its form showed; `porch`: that one is not open any more. */
export async function openAsk<K extends InstructionKind>(
  act: "answer" | "code",
  kind: K,
  id: InvoiceId,
  form: FormData,
): Promise<Result<OpenAsk<K>, AnswerRefusal | "porch">> {
  const guard = await unlessAway(id, kind, guardAct(act, id, await headers()));
  if (guard === null) return error("unavailable");
  if (!guard.ok) return error(guard.error === "tooMany" ? "tooMany" : "unavailable");
  const loaded = await unlessAway(id, kind, loadPayment(id));
  if (loaded === null || (!loaded.ok && loaded.error === "unavailable")) return error("unavailable");
  if (!loaded.ok) return error("porch");
  const payment = loaded.value;
  const asked = askOf(payment.outcome);
  const attempt = payment.outcome.kind === "checking" ? payment.outcome.attempt : null;
  if (asked === null || attempt === null || !isOf(asked.instruction, kind)) return error("porch");
  if (attempt.id !== form.get("attempt") || asked.key !== form.get("key")) return error("porch");
  const ref = { invoiceId: id, attemptId: attempt.id, key: asked.key, kind };
  return ok({ payment, attempt, instruction: asked.instruction, ref, caller: guard.value });
}

const isOf = <K extends InstructionKind>(
  instruction: Instruction,
  kind: K,
): instruction is Extract<Instruction, { kind: K }> => instruction.kind === kind;

/** Null when the store is away. Nothing was sent then, that much is certain, and the payer is told so. */
const unlessAway = <T>(id: InvoiceId, reason: string, work: Promise<T>): Promise<T | null> =>
  work.catch((thrown: unknown) => {
    log("error", "action.failed", { invoice: id, reason, ...errorFields(thrown) });
    return null;
  });
