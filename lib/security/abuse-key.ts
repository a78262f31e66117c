import "server-only";

import { createHmac, hkdfSync } from "node:crypto";
import type { Account } from "@/lib/config/account";
import type { Pan } from "@/lib/card/pan";

/**
 * The keys of one account for hashes of cards and for passes: of `ABUSE_KEY`, else of a secret that all instances have,
 * so that nothing needs to be configured. Never the same for two accounts or two uses. The first is the present one;
 * the second, while the Gate's secret is changed, is that of passes which payers still hold.
 */
export const abuseKeys = (
  { commerceAccount, gate }: Pick<Account, "commerceAccount" | "gate">,
  own: string | null,
  use: "card" | "pass",
): readonly [Buffer, ...Buffer[]] => {
  const derive = (secret: string): Buffer => derived(secret, `card testing ${use} ${commerceAccount}`);
  const isChanging = own === null && gate.formerSecret !== undefined;
  return [derive(own ?? gate.secret), ...(isChanging ? [derive(gate.formerSecret)] : [])];
};

const known = new Map<string, Buffer>();

/** Derived once: a server has a handful of accounts, and each card asks. */
function derived(secret: string, info: string): Buffer {
  const name = `${info}\n${secret}`;
  const key = known.get(name) ?? Buffer.from(hkdfSync("sha256", secret, "", info, 32));
  known.set(name, key);
  return key;
}

/** By which a card, and all cards of its issuer's range, are counted. Keyed hashes (PCI DSS 3.5.1.1), each apart. */
export const printsOf = (key: Buffer, pan: Pan): { readonly card: string; readonly bin: string } => {
  const print = (kind: string, digits: string): string =>
    createHmac("sha256", key).update(`${kind} ${digits}`).digest("base64url").slice(0, 22);
  return { card: print("card", pan), bin: print("bin", pan.slice(0, binDigits)) };
};

/** Source: ISO/IEC 7812-1 of 2017. */
const binDigits = 8;
