import "server-only";

import { createHash, randomBytes } from "node:crypto";

/**
 * The random cookie that tells one browser from another, so that only the browser that paid sees the masked card. It
 * opens nothing and names nobody. The `__Host-` prefix binds it to this host, where https allows it.
 */
export const browserCookie = (https: boolean) =>
  ({
    name: https ? "__Host-browser" : "browser",
    attributes: { path: "/", httpOnly: true, sameSite: "lax", secure: https, maxAge: 90 * 24 * 3600 },
  }) as const;

/** As long as browsers keep a cookie at all: the saved cards of a browser are as good as lost without it. */
export const longestCookieSeconds = 400 * 24 * 3600;

/**
 * Says that this browser may have saved cards, so that a page of one that has none asks nobody. It opens nothing; the
 * cards hang on the cookie above.
 */
export const cardsCookie = (https: boolean) =>
  ({
    name: https ? "__Host-cards" : "cards",
    attributes: {
      path: "/",
      httpOnly: true,
      sameSite: "lax",
      secure: https,
      maxAge: longestCookieSeconds,
    },
  }) as const;

/** A new value: 128 random bits. */
export const newBrowserId = (): string => randomBytes(16).toString("base64url");

/** What the store keeps of it; null for anything that we did not make. */
export const hashBrowserId = (value: string | undefined): string | null =>
  value !== undefined && /^[\w-]{22}$/.test(value)
    ? createHash("sha256").update(value).digest("base64url")
    : null;
