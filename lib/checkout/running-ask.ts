import "server-only";
import type { Attempt } from "@/lib/payment/attempt";
import type { Instruction, InstructionKind } from "@/lib/payment/instruction";
import { askOf } from "@/lib/payment/step";
import type { Payment } from "@/lib/checkout/load-payment";

/** What the Gate asks now, of one kind, with the try that it belongs to. `since`: ms of the store's clock. */
export type RunningAsk<K extends InstructionKind> = {
  readonly attempt: Attempt;
  readonly key: string;
  readonly since: number | null;
  readonly instruction: Extract<Instruction, { kind: K }>;
};

const isOfKind = <K extends InstructionKind>(
  instruction: Instruction,
  kind: K,
): instruction is Extract<Instruction, { kind: K }> => instruction.kind === kind;

/** The open ask of this kind, or null: then the page belongs to another state. */
export function runningAsk<K extends InstructionKind>({ outcome }: Payment, kind: K): RunningAsk<K> | null {
  const asked = askOf(outcome);
  if (outcome.kind !== "checking" || asked === null || !isOfKind(asked.instruction, kind)) return null;
  const { key, since = null, instruction } = asked;
  return { attempt: outcome.attempt, key, since, instruction };
}
