import "server-only";
import type { Account } from "@/lib/config/account";
import type { GateAccess } from "@/lib/gate/access";
import { getBanks, getOperators, type Listed } from "@/lib/gate/get-lists";
import { wallMs } from "@/lib/checkout/clock";
import { gateOf } from "@/lib/checkout/wiring";
import { wantedKind, type WantedKind } from "@/lib/forms/wanted-kind";
import type { Attempt } from "@/lib/payment/attempt";
import type { WantedField } from "@/lib/payment/instruction";

/** What is chosen from a list of the Gate's, by the kind of its field. */
export type GateLists = Partial<Record<WantedKind, readonly Listed[]>>;

/** Banks and operators come and go in years, not minutes. */
const keepMs = 300_000;
/** A list is a help: a page waits for it this long at most, and asks again so much later only. */
const patienceMs = 3_000;
const askAgainMs = 10_000;
const most = 500;
const kept = new Map<string, { readonly until: number; readonly list: readonly Listed[] }>();

const patient = (account: Account): GateAccess => {
  const gate = gateOf(account);
  return { ...gate, timeoutMs: Math.min(gate.timeoutMs, patienceMs) };
};

/** The Gate's operators; none while it cannot tell. */
export const operatorsOf = (account: Account): Promise<readonly Listed[]> =>
  keep(`${account.gate.projectId} operators`, () => getOperators(patient(account)));

/** The Gate's banks for a method (its Gate name) and a currency; none while it cannot tell. */
const banksOf = (account: Account, method: string, currency: string): Promise<readonly Listed[]> =>
  keep(`${account.gate.projectId} banks ${method} ${currency}`, () =>
    getBanks(patient(account), method, currency),
  );

/** The lists that the fields of a clarification need. */
export async function listsFor(
  account: Account,
  { gateMethod, amount }: Attempt,
  fields: readonly WantedField[],
): Promise<GateLists> {
  const kinds = new Set(fields.map(({ path }) => wantedKind(path)));
  return {
    ...(kinds.has("bank") ? { bank: await banksOf(account, gateMethod, amount.currency) } : {}),
    ...(kinds.has("operator") ? { operator: await operatorsOf(account) } : {}),
  };
}

async function keep(key: string, ask: () => Promise<readonly Listed[] | null>): Promise<readonly Listed[]> {
  const known = kept.get(key);
  if (known && known.until > wallMs()) return known.list;
  const told = await ask();
  const list = told ?? known?.list ?? [];
  if (kept.size >= most) kept.clear();
  kept.set(key, { until: wallMs() + (told === null ? askAgainMs : keepMs), list });
  return list;
}
