import "server-only";
import type { GateAccess } from "@/lib/gate/access";
import { isJsonObject, type JsonObject } from "@/lib/gate/json";
import { listAt, textAt } from "@/lib/gate/loose";
import { post } from "@/lib/gate/post";

/** A line of a list of the Gate's: its code goes back to the Gate, its name to the payer. */
export type Listed = { readonly code: string; readonly name: string };

/** The operators that take payments from a phone's account; null when the Gate cannot tell now. Source: gate.md 2.2, 12.3. */
export const getOperators = (gate: GateAccess): Promise<readonly Listed[] | null> =>
  getList(gate, "info/mobile/sale/list", (entry) => ({
    code: textAt(entry, "code"),
    name: textAt(entry, "name"),
  }));

/**
 * The banks by which a method takes this currency (ISO 4217); null when the Gate cannot tell now. `method`: the Gate's
 * name of it. Source: gate.md 2.2, 12.3.
 */
export const getBanks = (
  gate: GateAccess,
  method: string,
  currency: string,
): Promise<readonly Listed[] | null> =>
  getList(gate, `info/banks/${method}/sale/list`, (entry) =>
    takes(entry, currency) ? { code: textAt(entry, "id"), name: textAt(entry, "name") } : null,
  );

/** A bank that names no currencies takes all. */
function takes(bank: JsonObject, currency: string): boolean {
  const currencies = listAt(bank, "currencies").filter(isJsonObject);
  const names = currencies.flatMap((each) => [textAt(each, "alpha_3_4217"), textAt(each, "alias")]);
  return names.length === 0 || names.includes(currency);
}

async function getList(
  gate: GateAccess,
  path: string,
  read: (entry: JsonObject) => { readonly code: string | null; readonly name: string | null } | null,
): Promise<readonly Listed[] | null> {
  const outcome = await post(gate, path, { general: { project_id: gate.projectId } });
  if (outcome.kind !== "answer" || outcome.http !== 200 || outcome.list === null) return null;
  return outcome.list.filter(isJsonObject).flatMap((entry) => {
    const { code, name } = read(entry) ?? { code: null, name: null };
    return code !== null && /^[\w.-]{1,64}$/.test(code) ? [{ code, name: name ?? code }] : [];
  });
}
