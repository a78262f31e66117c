import "server-only";
import { createHash } from "node:crypto";
import type { JsonObject } from "@/lib/gate/json";
import { toInstruction } from "@/lib/gate/to-instruction";
import type { Ask, Instruction, InstructionKind } from "@/lib/payment/instruction";

/** Asked again in the same words these are another round, told by its operation: a wrong code may be wrong twice. */
const rounds: ReadonlySet<InstructionKind> = new Set<InstructionKind>([
  "clarification",
  "confirmation",
  "retryOffer",
]);

/**
 * What stays while time passes. What is left of it may shrink with each message: it is the same offer, and the same
 * requisites, whose time runs from when we learned of them.
 */
const lasting = (instruction: Instruction): unknown => {
  if (instruction.kind === "retryOffer") return instruction.kind;
  return instruction.kind === "display" ? { ...instruction, lifetimeMs: null } : instruction;
};

/** The instruction of a message with its key: the same however often and by whichever way the Gate repeats it. */
export function toAsk(
  body: JsonObject,
  wireStatus: string,
  operationId: string | null,
  date: string | null,
): Ask | null {
  const instruction = toInstruction(body, wireStatus.toLowerCase());
  if (instruction === null) return null;
  const round = rounds.has(instruction.kind) ? [operationId, date] : [];
  const key = createHash("sha256")
    .update(JSON.stringify([lasting(instruction), ...round]))
    .digest("base64url")
    .slice(0, 22);
  return { key, instruction };
}
