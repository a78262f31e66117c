import "server-only";
import type { Account } from "@/lib/config/account";
import { checkServiceFields } from "@/lib/forms/service-fields";
import type { Listed } from "@/lib/gate/get-lists";
import { gateFieldsOf, toFormField, toSaleFields, type GateFieldName } from "@/lib/methods/gate-fields";
import type { MethodItem } from "@/lib/methods/list-methods";
import { error, ok, type Result } from "@/lib/result";
import { operatorsOf } from "@/lib/checkout/gate-lists";

/** What a method of the Gate asks of the payer before it begins. */
export type GateForm = {
  readonly fields: readonly GateFieldName[];
  readonly operators: readonly Listed[];
};

/** Whether a line of the list is paid by the Gate without a card: it has a form of its own. */
export const isOtherGateMethod = (account: Account, { method, route }: MethodItem): boolean =>
  route === "gate" && account.gateMethods[method.code] !== "card";

/** The form of such a line. Where the Gate has no list of operators it will ask by itself later on. */
export async function gateFormFor(account: Account, { method }: MethodItem): Promise<GateForm> {
  const fields = gateFieldsOf(account.gateMethods[method.code] ?? "");
  const operators = fields.includes("operator") ? await operatorsOf(account) : [];
  return { fields: fields.filter((name) => name !== "operator" || operators.length > 0), operators };
}

/** Form values (unknown from outside) to members of the sale, or to `field.fault` keys in the order of the fields. */
export function checkGateForm(
  { fields, operators }: GateForm,
  values: Readonly<Record<string, string>>,
): Result<Readonly<Record<string, string>>, readonly string[]> {
  const checked = checkServiceFields(fields.map(toFormField), values);
  if (!checked.ok) return error(checked.error.map(({ key, fault }) => `${key}.${fault}`));
  const { operator } = checked.value;
  if (operator !== undefined && !operators.some(({ code }) => code === operator))
    return error(["operator.missing"]);
  return ok(toSaleFields(fields, checked.value));
}
