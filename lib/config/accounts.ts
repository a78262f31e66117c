import "server-only";

import type { Account } from "@/lib/config/account";
import { getEnv } from "@/lib/config/env";

/** What an account may be found by; what is null or left out is not looked at. */
export type AccountQuery = {
  readonly commerceAccount?: string | null | undefined;
  readonly publicKey?: string | null | undefined;
  readonly projectId?: number | null | undefined;
};

/**
 * The account that matches all that is given, or null. Nothing given finds nothing. Accounts may share a project:
 * then the first is found, and its secret is the same (accounts-file).
 */
export const findAccount = (
  by: AccountQuery,
  accounts: readonly Account[] = getEnv().accounts,
): Account | null => {
  const { commerceAccount, publicKey, projectId } = by;
  if ((commerceAccount ?? publicKey ?? projectId ?? null) === null) return null;
  const same = <T>(wanted: T | null | undefined, own: T): boolean =>
    wanted === null || wanted === undefined || wanted === own;
  return (
    accounts.find(
      (account) =>
        same(commerceAccount, account.commerceAccount) &&
        same(publicKey, account.publicKey) &&
        same(projectId, account.gate.projectId),
    ) ?? null
  );
};
