import { parseInvoiceId } from "@/lib/payment/invoice";

/** Which of the Gate's redirects this browser last stood before: `invoice.key`. Only for where a payer is shown. */
export const leftCookie = "checkout_left";

/** What to remember of a request for a leaving page; null for every other one. */
export function leftOf(pathname: string, query: URLSearchParams): string | null {
  const id = parseInvoiceId(/^\/pay\/([^/]+)\/redirect\/?$/.exec(pathname)?.[1] ?? "");
  const key = query.get("ask") ?? "";
  return id !== null && /^[\w-]{1,32}$/.test(key) ? `${id}.${key}` : null;
}

/** The key of the redirect that this browser left by, where it is of this invoice. */
export const leftKey = (cookie: string | undefined, invoiceId: string): string | null =>
  cookie?.startsWith(`${invoiceId}.`) ? cookie.slice(invoiceId.length + 1) : null;
