import "server-only";
import type { Account } from "@/lib/config/account";
import { findAccount } from "@/lib/config/accounts";
import { parseLink, type InvoiceLink, type LinkFault, type ParametersLink } from "@/lib/forms/link";
import { error, ok, type Result } from "@/lib/result";

type Read =
  | { readonly link: InvoiceLink; readonly account: null }
  | { readonly link: ParametersLink; readonly account: Account };

/**
 * What a payment link says, with the account that it pays to, or what of its required values is missing or bad: such a
 * link is nobody's to pay, and its page answers 400. Asks nobody. Source: public-api.md 2.2.
 */
export function readLink(query: URLSearchParams): Result<Read, readonly (LinkFault | "publicKey.unknown")[]> {
  const parsed = parseLink(query);
  if (!parsed.ok) return parsed;
  const link = parsed.value;
  if (link.kind === "invoice") return ok({ link, account: null });
  const account = findAccount({ publicKey: link.publicKey });
  return account === null ? error(["publicKey.unknown"]) : ok({ link, account });
}
