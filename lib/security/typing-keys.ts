import "server-only";
import { hkdfSync } from "node:crypto";
import type { Account } from "@/lib/config/account";
import type { CardKey } from "@/lib/config/card-keys";

const derive = (secret: string, use: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, "", use, bytes));

/**
 * What seals that which a payer typed, for a cookie in his own browser. Of a secret that all instances have: nothing is
 * to be configured for it, and another account cannot open it. While the Gate's secret is changed, what was sealed under
 * the other one still opens.
 */
export const typingKeys = ({ gate }: Pick<Account, "gate">): readonly CardKey[] =>
  [gate.secret, gate.formerSecret]
    .filter((secret) => secret !== undefined)
    .map((secret) => ({
      name: derive(secret, "name of what a payer typed", 6).toString("base64url"),
      key: derive(secret, "what a payer typed", 32),
    }));
