import "server-only";
import { loadPayment, type Payment } from "@/lib/checkout/load-payment";
import { getEnv } from "@/lib/config/env";
import { errorFields, log } from "@/lib/logging/log";
import { parseInvoiceId } from "@/lib/payment/invoice";
import { error, ok, type Result } from "@/lib/result";
import { clientAddress } from "@/lib/security/client-address";
import { overLimit } from "@/lib/security/limits";
import { requestOrigin } from "@/lib/security/origin";
import { count } from "@/lib/store/rate";

export type ReadFault = "unknown-invoice" | "too-many-requests" | "unavailable";

/** What a program may read, and the origin it knows us by. */
export type Read = { readonly payment: Payment; readonly origin: string };

/**
 * One invoice for a program that has only its id. Counted by address, and misses again: an id is a key, and nobody may
 * try many. An id that cannot be one costs as much as one that is not there.
 * `choice`: it changes something, and is counted as such.
 */
export async function guardRead(
  rawId: string,
  headers: Headers,
  act: "read" | "choice" = "read",
): Promise<Result<Read, ReadFault>> {
  const env = getEnv();
  const actor = { invoiceId: null, address: clientAddress(headers, env.trustedProxies) };
  try {
    const over = await overLimit(count, act, actor);
    if (over !== null) return tooMany(over);
    const id = parseInvoiceId(rawId);
    const loaded = id === null ? error("unknown" as const) : await loadPayment(id);
    if (loaded.ok) return ok({ payment: loaded.value, origin: requestOrigin(headers, env) });
    if (loaded.error === "unavailable") return error("unavailable");
    const missed = await overLimit(count, "miss", actor);
    return missed === null ? error("unknown-invoice") : tooMany(missed);
  } catch (reason) {
    log("error", "store.unavailable", errorFields(reason));
    return error("unavailable");
  }
}

function tooMany(limit: string): Result<never, ReadFault> {
  log("warn", "limit.reached", { limit });
  return error("too-many-requests");
}
