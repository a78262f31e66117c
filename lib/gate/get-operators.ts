import "server-only";
import type { GateAccess } from "@/lib/gate/access";
import { isJsonObject } from "@/lib/gate/json";
import { textAt } from "@/lib/gate/loose";
import { post } from "@/lib/gate/post";

/** A mobile operator: its code goes to the Gate, its name to the payer. */
export type Operator = { readonly code: string; readonly name: string };

/** The operators that take payments from a phone's account; null when the Gate cannot tell now. Source: gate.md 2.2, 12.3. */
export async function getOperators(gate: GateAccess): Promise<readonly Operator[] | null> {
  const outcome = await post(gate, "info/mobile/sale/list", { general: { project_id: gate.projectId } });
  if (outcome.kind !== "answer" || outcome.http !== 200 || outcome.list === null) return null;
  return outcome.list.filter(isJsonObject).flatMap((entry) => {
    const code = textAt(entry, "code") ?? "";
    return /^[\w.-]{1,64}$/.test(code) ? [{ code, name: textAt(entry, "name") ?? code }] : [];
  });
}
