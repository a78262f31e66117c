import "server-only";
import { getEnv } from "@/lib/config/env";
import { log } from "@/lib/logging/log";
import { clientAddress } from "@/lib/security/client-address";
import { overLimit, type LimitedAct } from "@/lib/security/limits";
import { isOwnOrigin, requestOrigin } from "@/lib/security/origin";
import { error, ok, type Result } from "@/lib/result";
import { count } from "@/lib/store/rate";

/** Who acts, as far as one request tells. */
export type Caller = { readonly address: string | null; readonly origin: string };

/** The framework lets a missing Origin pass and believes forwarded hosts: every action asks here first. */
export async function guardAct(
  act: LimitedAct,
  invoiceId: string | null,
  headers: Headers,
): Promise<Result<Caller, "foreign" | "tooMany">> {
  const env = getEnv();
  if (!isOwnOrigin(headers, env)) {
    log("warn", "action.foreignOrigin", { reason: act });
    return error("foreign");
  }
  const address = clientAddress(headers, env.trustedProxies);
  const over = await overLimit(count, act, { invoiceId, address });
  if (over !== null) {
    log("warn", "limit.reached", { invoice: invoiceId, limit: over });
    return error("tooMany");
  }
  return ok({ address, origin: requestOrigin(headers, env) });
}
