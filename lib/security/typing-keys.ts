import "server-only";
import { hkdfSync } from "node:crypto";
import type { Account } from "@/lib/config/account";
import type { CardKey } from "@/lib/config/card-keys";

/**
 * What seals that which a payer typed, for a cookie in his own browser. Of a secret that all instances have: nothing is
 * to be configured for it, and another account cannot open it.
 */
export const typingKeys = ({ gate }: Pick<Account, "gate">): readonly CardKey[] => [
  { name: "typed", key: Buffer.from(hkdfSync("sha256", gate.secret, "", "what a payer typed", 32)) },
];
