import { signed } from "@/e2e/sandbox/gate/bodies";
import { listSavedAccounts } from "@/e2e/sandbox/gate/instruments";
import type { Instrument } from "@/e2e/sandbox/gate/payment";
import { at, openRequest, Refusal, textAt } from "@/e2e/sandbox/gate/request";
import { jsonResponse } from "@/e2e/sandbox/gate/wire";
import type { World } from "@/e2e/sandbox/gate/world";

/** `POST /v2/customer/saved_account/list`. Source: gate.md 13. */
export function savedAccounts(world: World, text: string): Response {
  const { body, projectId, secret } = openRequest(world, text, "customer", ["customer.id", "payment_method"]);
  if (textAt(body, "payment_method") !== "card") throw new Refusal(400, "2541");
  const accounts = listSavedAccounts(world, projectId, textAt(body, "customer.id") ?? "");
  return jsonResponse(signed({ accounts }, secret));
}

/** Saved account and token are one: they go together. Source: gate.md 13. */
function forget(
  world: World,
  text: string,
  name: string,
  isIt: (one: Instrument, value: unknown) => boolean,
) {
  const { body, projectId } = openRequest(world, text, "customer", ["customer.id", name]);
  const customerId = textAt(body, "customer.id");
  const found = [...world.instruments.values()].find(
    (one) => one.projectId === projectId && one.customerId === customerId && isIt(one, at(body, name)),
  );
  if (!found) throw new Refusal(400, "3101");
  world.instruments.delete(found.token);
  return jsonResponse({ status: "success", message: "Deleted" });
}

/** `POST /v2/customer/saved_account/delete`. */
export const deleteSavedAccount = (world: World, text: string): Response =>
  forget(world, text, "saved_account_id", (one, value) => one.savedId !== null && one.savedId === value);

/** `POST /v2/customer/card/token/revoke`. */
export const revokeToken = (world: World, text: string): Response =>
  forget(world, text, "token", (one, value) => one.token === value);
