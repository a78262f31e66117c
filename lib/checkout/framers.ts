import "server-only";
import { loadPayment } from "@/lib/checkout/load-payment";
import { findAccount } from "@/lib/config/accounts";
import { getEnv } from "@/lib/config/env";
import { parseInvoiceId } from "@/lib/payment/invoice";

/**
 * The origins that may frame an address of ours: those of the account whose invoice or link it is. Never from what the
 * request says of itself. None where no account is known, or nobody can tell now. Source: trust-and-speed.md B.3.
 */
export async function framersOf({ pathname, searchParams }: URL): Promise<readonly string[]> {
  // Most instances let nobody frame anything, and then nobody is asked.
  if (getEnv().accounts.every(({ frameAncestors }) => frameAncestors.length === 0)) return [];
  const isDoor = /^\/hpp\/?$/.test(pathname);
  const inPath = /^\/pay\/([^/]+)(?:\/|$)/.exec(pathname)?.[1];
  const id = parseInvoiceId(inPath ?? (isDoor ? searchParams.getAll("cpi").at(-1) : null));
  if (id !== null) {
    const loaded = await loadPayment(id).catch(() => null);
    return loaded?.ok === true ? loaded.value.account.frameAncestors : [];
  }
  const publicKey = isDoor ? searchParams.getAll("public_key").at(-1) : undefined;
  return findAccount({ publicKey })?.frameAncestors ?? [];
}
