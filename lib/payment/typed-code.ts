import type { Attempt } from "@/lib/payment/attempt";
import type { Ask } from "@/lib/payment/instruction";

/** The mark among `Attempt.answered` that a one-time code was handed in for this ask; null where it wanted none. */
export const codeMark = ({ key, instruction }: Ask): string | null =>
  instruction.kind === "confirmation" || (instruction.kind === "clarification" && instruction.code !== null)
    ? `code:${key}`
    : null;

/**
 * Declined for a wrong code that is not the one on the card: the payer typed a one-time code, or the method has no
 * security code. Source: gate.md 10.4, 20.
 */
export function isTypedCodeWrong({ code, answered, gateMethod }: Attempt): boolean {
  const hasTyped = answered.some((mark) => mark.startsWith("code:"));
  if (code === "10103") return hasTyped || gateMethod !== "card";
  return code === "10104" && hasTyped;
}
