import "server-only";

import { createHmac, hkdfSync } from "node:crypto";
import type { Account } from "@/lib/config/account";
import type { Pan } from "@/lib/card/pan";

/**
 * The key of one account for hashes of cards and for passes: of `ABUSE_KEY`, else of a secret that all instances have,
 * so that nothing needs to be configured. Never the same for two accounts or two uses.
 */
export const abuseKey = (
  { commerceAccount, gate }: Pick<Account, "commerceAccount" | "gate">,
  own: string | null,
  use: "card" | "pass",
): Buffer =>
  Buffer.from(hkdfSync("sha256", own ?? gate.secret, "", `card testing ${use} ${commerceAccount}`, 32));

/** By which a card, and all cards of its issuer's range, are counted. Keyed hashes (PCI DSS 3.5.1.1), each apart. */
export const printsOf = (key: Buffer, pan: Pan): { readonly card: string; readonly bin: string } => {
  const print = (kind: string, digits: string): string =>
    createHmac("sha256", key).update(`${kind} ${digits}`).digest("base64url").slice(0, 22);
  return { card: print("card", pan), bin: print("bin", pan.slice(0, binDigits)) };
};

/** Source: ISO/IEC 7812-1 of 2017. */
const binDigits = 8;
