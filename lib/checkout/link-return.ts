import "server-only";
import { findAccount } from "@/lib/config/accounts";
import { parseLink } from "@/lib/forms/link";
import { returnTarget } from "@/lib/security/return-target";

/** Where a link that opens nothing may lead its payer back to, with the merchant's name; null where nobody can tell. */
export function linkReturn(
  query: URLSearchParams,
): { readonly url: string; readonly merchant: string } | null {
  const link = parseLink(query);
  if (!link.ok || link.value.kind !== "parameters") return null;
  const { publicKey, returnUrl, returnUrls } = link.value;
  const account = findAccount({ publicKey });
  const target = account && returnTarget({ ...returnUrls, any: returnUrl }, account, "fail");
  return account && target && { url: target.url, merchant: account.name };
}
