import type { Payment } from "@/lib/checkout/load-payment";
import { lookOptions } from "@/lib/checkout/link-options";
import { parseLink } from "@/lib/forms/link";

/** How a link with `cpi` wants its invoice shown. A GET stores nothing, so the browser keeps it. */
export const viewCookie = "checkout_view";

/** No link asks for more than this of the page's looks. */
const longest = 1_500;

const isLook = (name: string): boolean =>
  /^(display|style)\[/.test(name) || name === "theme" || name === "pay_button_label";

/** The part of a payment link's query that is kept, or null where there is nothing to keep. */
export function viewOf(query: URLSearchParams): string | null {
  if (!query.has("cpi") || ![...query.keys()].some(isLook)) return null;
  const kept = new URLSearchParams();
  for (const [name, value] of query) if (name === "cpi" || isLook(name)) kept.append(name, value);
  const text = kept.toString();
  return text.length > longest ? null : text;
}

/** The payment with the looks that this browser's link asked for; another invoice's wishes are not its own. */
export function withView(payment: Payment, cookie: string | undefined): Payment {
  const link = cookie === undefined ? null : parseLink(new URLSearchParams(cookie.slice(0, longest)));
  if (!link?.ok || link.value.kind !== "invoice" || link.value.id !== payment.invoice.id) return payment;
  return { ...payment, options: { ...payment.options, ...lookOptions(link.value) } };
}
