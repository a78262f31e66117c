import "server-only";
import type { GateAccess } from "@/lib/gate/access";
import { isJsonObject, type JsonObject } from "@/lib/gate/json";
import { listAt } from "@/lib/gate/loose";
import { isOfGate } from "@/lib/gate/is-of-gate";
import { post, type PostOutcome } from "@/lib/gate/post";
import { toAccountId, toCard, toExpiry } from "@/lib/gate/to-card";
import { plainAnswer, savedAccount } from "@/lib/gate/wire";
import type { MaskedCard } from "@/lib/payment/attempt";
import type { CardOnFile } from "@/lib/payment/news";
import { error, ok, type Result } from "@/lib/result";

/** A card that the Gate keeps for a customer. */
export type SavedCard = MaskedCard & {
  readonly accountId: number;
  readonly expiry: CardOnFile["expiry"];
};

const ask = (gate: GateAccess, path: string, customer: string, members: JsonObject): Promise<PostOutcome> =>
  post<"customer">(
    gate,
    `customer/${path}`,
    { customer: { project_id: gate.projectId, id: customer }, ...members },
    "customer",
  );

const toSavedCard = (item: unknown): readonly SavedCard[] => {
  const read = savedAccount.safeParse(item).data;
  const accountId = toAccountId(read?.id);
  const known = read?.additional?.card;
  const card = toCard(read?.number, known?.type);
  const [month, year] = known?.expiry?.split("/") ?? [];
  return accountId === null || card === null ? [] : [{ ...card, accountId, expiry: toExpiry(month, year) }];
};

/**
 * The cards of a customer. Believed only when rightly signed; the fault is a cause for the log (`timeout`,
 * `signature`, `http400`). The customer must be known from the merchant's server. Source: gate.md 2.3, 13.
 */
export async function listSavedCards(
  gate: GateAccess,
  customer: string,
): Promise<Result<readonly SavedCard[], string>> {
  const answer = await ask(gate, "saved_account/list", customer, { payment_method: "card" });
  if (answer.kind !== "answer") return error(answer.kind === "broken" ? answer.cause : "unreachable");
  const { http, body } = answer;
  if (http !== 200) return error(`http${http}`);
  if (!isJsonObject(body)) return error("garbage");
  if (!isOfGate(body, gate)) return error("signature");
  return ok(listAt(body, "accounts").flatMap(toSavedCard));
}

/** "Card not found" and its like: what was to be removed is not there. Source: gate.md 13, 20.3. */
const gone = new Set(["3027", "3101", "3221"]);

/**
 * Has the Gate forget a card: saved account and token are one, and go together. True when it is gone for certain, also
 * when it was gone before. Source: gate.md 2.3, 13.
 */
export async function forgetSavedCard(
  gate: GateAccess,
  customer: string,
  card: Pick<CardOnFile, "token" | "accountId">,
): Promise<boolean> {
  const answer = await (card.accountId === null
    ? ask(gate, "card/token/revoke", customer, { token: card.token })
    : ask(gate, "saved_account/delete", customer, { saved_account_id: card.accountId }));
  if (answer.kind !== "answer") return false;
  const plain = plainAnswer.safeParse(answer.body).data;
  const code = plain?.code ?? plain?.errors[0]?.code ?? null;
  return (answer.http === 200 && plain?.status !== "error") || gone.has(code ?? "");
}
