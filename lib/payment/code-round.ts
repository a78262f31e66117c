import type { Attempt } from "@/lib/payment/attempt";
import { ownTimes } from "@/lib/payment/gate-clock";

/** A code takes a moment to come: before that another press asks for nothing. */
const pauseMs = 30_000;
/** Where the Gate names no number of its own. */
const mostCodes = 5;

/**
 * From when on the payer may have a (new) code sent for this ask, in milliseconds of the store's clock; 0: at once;
 * null: none is to be had. Having one sent answers nothing: the ask stands. Source: gate.md 10.4, 11.
 */
export function nextCodeAt(asked: NonNullable<Attempt["asked"]>): number | null {
  const { instruction, codeSent } = asked;
  const times = codeSent?.times ?? 0;
  const afterLast = codeSent === undefined ? 0 : codeSent.at + pauseMs;
  if (times >= mostCodes) return null;
  if (instruction.kind === "confirmation") return afterLast;
  if (instruction.kind !== "clarification" || instruction.code === null) return null;
  const { resendAt, resends } = instruction.code;
  if (resends === 0 || (resends === null && resendAt === null)) return null;
  return Math.max(resendAt === null ? 0 : ownTimes(resendAt, asked).earliest, afterLast);
}

/**
 * A one-time code is out and nobody has typed it yet. With repeated codes the Gate's messages may carry wrong statuses:
 * a decline is believed then only when a status query says it too. Source: gate.md 10.4.
 */
export const isCodePending = ({ asked }: Attempt): boolean =>
  asked?.instruction.kind === "clarification" && asked.instruction.code !== null;
