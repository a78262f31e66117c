import "server-only";
import { createHash } from "node:crypto";
import type { Account } from "@/lib/config/account";
import { getEnv } from "@/lib/config/env";
import { gateCallback } from "@/lib/config/paths";
import type { GateAccess } from "@/lib/gate/access";
import type { PublicApi } from "@/lib/public-api/request";

/** Commerce's Public API as configured; its deadline keeps a page from hanging on it. */
export const publicApi = (): PublicApi => ({ url: getEnv().publicApiUrl, timeoutMs: 8_000 });

/** The Gate as this account may use it. */
export const gateOf = (account: Account): GateAccess => ({
  url: getEnv().gateUrl,
  ...account.gate,
  timeoutMs: getEnv().gateTimeoutMs,
});

/** Where the Gate sends its news; the same for every payment. */
export const gateCallbackUrl = (): string => gateCallback(getEnv().checkoutUrl);

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
