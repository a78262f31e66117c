import { cookies } from "next/headers";
import {
  browserCookie,
  cardsCookie,
  hashBrowserId,
  longestCookieSeconds,
  newBrowserId,
} from "@/lib/security/browser-cookie";
import type { CardBrowser } from "@/lib/checkout/saved-cards";

const isHttps = (): boolean => (process.env["CHECKOUT_URL"] ?? "").startsWith("https:");

/** This browser as its cookies tell. */
export async function cardBrowser(): Promise<CardBrowser> {
  const jar = await cookies();
  return {
    hash: hashBrowserId(jar.get(browserCookie(isHttps()).name)?.value),
    hasCards: jar.has(cardsCookie(isHttps()).name),
  };
}

/**
 * The hash of this browser's cookie; a browser without one gets one now. `keep`: a card is to be kept in it, so both
 * cookies stay as long as browsers let them. Only in an action.
 */
export async function knownBrowser(keep = false): Promise<string | null> {
  const jar = await cookies();
  const { name, attributes } = browserCookie(isHttps());
  const old = jar.get(name)?.value;
  const isKnown = hashBrowserId(old) !== null;
  const value = isKnown && old !== undefined ? old : newBrowserId();
  if (keep) {
    const marker = cardsCookie(isHttps());
    jar.set(marker.name, "1", marker.attributes);
    jar.set(name, value, { ...attributes, maxAge: longestCookieSeconds });
  } else if (!isKnown) {
    jar.set(name, value, attributes);
  }
  return hashBrowserId(value);
}
