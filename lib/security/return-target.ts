import "server-only";

import type { Account } from "@/lib/config/account";
import { isLoopback } from "@/lib/config/loopback";
import type { ReturnUrls } from "@/lib/payment/invoice";

/** What became of the payment, as far as the merchant's addresses tell it apart. Source: public-api.md 2.4. */
export type ReturnBucket = "success" | "pending" | "fail";

/** `host` is shown on the button: the payer sees where it leads. */
export type ReturnTarget = { readonly url: string; readonly host: string };

const ofAccount = { success: "success", pending: "return", fail: "decline" } as const satisfies Record<
  ReturnBucket,
  keyof Account["returnUrl"]
>;

const parse = (text: string | null): URL | null => {
  try {
    return text === null ? null : new URL(text);
  } catch {
    return null;
  }
};

const isAllowed = (url: URL, account: Account): boolean =>
  (url.protocol === "https:" || (url.protocol === "http:" && (isLoopback(url.hostname) || !account.live))) &&
  url.username === "" &&
  url.password === "" &&
  [
    ...account.allowedReturnOrigins,
    ...Object.values(account.returnUrl).map((own) => parse(own)?.origin),
  ].includes(url.origin);

/**
 * Where the payer goes back to: the invoice's address for this outcome, then its one address, then the account's. An
 * address that may not be used is passed over; plain http is for tests only. Null: the journey ends on our page. Never throws.
 */
export const returnTarget = (
  urls: ReturnUrls,
  account: Account,
  bucket: ReturnBucket,
): ReturnTarget | null => {
  const wanted = [urls[bucket], urls.any, account.returnUrl[ofAccount[bucket]], account.returnUrl.return];
  for (const text of wanted) {
    const url = parse(text);
    if (url !== null && isAllowed(url, account)) return { url: url.href, host: url.host };
  }
  return null;
};
