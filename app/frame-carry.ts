import type { NextRequest } from "next/server";
import { viewCookie, viewOf } from "@/app/view-cookie";
import { languageParameters } from "@/lib/i18n/language-parameters";
import { parseLocale, type Locale } from "@/lib/i18n/locales";
import { parseInvoiceId } from "@/lib/payment/invoice";

/**
 * In a frame of another site browsers may keep no cookie of ours. What a cookie does elsewhere, the address does there:
 * the language and the looks that the link asked for go along from page to page.
 */

const isLanguage = (name: string): boolean => languageParameters.includes(name);
const isLook = (name: string): boolean => name.startsWith("display[");

/** The language that an address asks for. */
export const languageIn = (query: URLSearchParams): Locale | undefined =>
  languageParameters.flatMap((name) => parseLocale(query.get(name)) ?? [])[0];

/** What the page that asks for a payment's state had in its own address: it is answered in that page's language. */
export function queryOfAsker({ headers, nextUrl }: NextRequest, ownOrigin: string): URLSearchParams {
  const page = headers.get("referer");
  const isOurs = page !== null && URL.canParse(page) && new URL(page).origin === ownOrigin;
  return isOurs && nextUrl.pathname.startsWith("/api/state/")
    ? new URL(page).searchParams
    : new URLSearchParams();
}

/** No link asks for more than this. */
const longest = 1_000;

/**
 * The address again, with what the page before it carried (`Referer`, which browsers send whole within one origin);
 * null where it carries the same already. A language that is in the address was chosen there.
 */
export function carried(request: NextRequest, ownOrigin: string): string | null {
  const before = request.headers.get("referer");
  if (request.method !== "GET" || before === null || !URL.canParse(before)) return null;
  const from = new URL(before);
  if (from.origin !== ownOrigin) return null;
  const { pathname, searchParams } = request.nextUrl;
  const names = [...searchParams.keys()];
  const query = new URLSearchParams(searchParams);
  for (const [name, value] of from.searchParams) {
    const isMissing = isLanguage(name)
      ? !names.some(isLanguage)
      : isLook(name) && !names.some(isLook) && pathname.startsWith("/pay/");
    if (isMissing) query.append(name, value);
  }
  const text = query.toString();
  return [...query].length === names.length || text.length > longest ? null : `${pathname}?${text}`;
}

/** What an address carries for the next one; empty where it carries nothing, or too much. */
export function carriedIn(query: URLSearchParams): string {
  const text = new URLSearchParams(
    [...query].filter(([name]) => isLanguage(name) || isLook(name)),
  ).toString();
  return text.length > longest ? "" : text;
}

/** The cookie header that a page shall see: the looks of its address stand where the cookie of them stands elsewhere. */
export function cookiesWithLooks(request: NextRequest): string | null {
  const { pathname, searchParams } = request.nextUrl;
  const id = parseInvoiceId(/^\/pay\/([^/]+)(?:\/|$)/.exec(pathname)?.[1] ?? "");
  if (id === null) return null;
  const query = new URLSearchParams(searchParams);
  query.set("cpi", id);
  const view = viewOf(query);
  if (view === null) return null;
  const others = request.cookies.getAll().filter(({ name }) => name !== viewCookie);
  return [...others, { name: viewCookie, value: view }]
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join("; ");
}
