import "server-only";

import { limitedAddress } from "@/lib/security/client-address";
import type { LocalRate } from "@/lib/security/local-rate";

/** The longest body of any form of ours is a bank's message (api/threeds/return). Chunked ones are cut by next.config. */
export const longestBody = 300_000;

/** Requests of one address a minute at one instance. Wide: whole offices and mobile networks come from one address. */
const most = { door: 240, all: 1_200 } as const;

export type Asked = {
  readonly method: string;
  readonly pathname: string;
  readonly headers: Headers;
  readonly address: string | null;
};

export type EarlyRefusal = {
  readonly status: 400 | 404 | 405 | 413 | 429;
  readonly headers: Readonly<Record<string, string>>;
  /** The limit that was just reached, once a window: for the log. */
  readonly reached: string | null;
};

/** A page answers these; anything else would get the page for a PUT. Source: stack.md 3. */
const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "OPTIONS"]);

const isReadable = (pathname: string): boolean => {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
};

/** `null` is a browser's word for "nobody", and forms that bring it get an answer in words. */
const isOriginLike = (origin: string): boolean => {
  if (origin === "null") return true;
  try {
    return new URL(origin).host !== "";
  } catch {
    return false;
  }
};

const no = (status: EarlyRefusal["status"], headers: EarlyRefusal["headers"] = {}): EarlyRefusal => ({
  status,
  headers,
  reached: null,
});

/**
 * What no page of ours ever sends is refused before anything of ours, or of the framework's, reads it. Null: it may
 * go on. `now`: milliseconds. Source: trust-and-speed.md B.5, B.7.
 */
export const refuseEarly = (
  { method, pathname, headers, address }: Asked,
  rates: { readonly door: LocalRate; readonly all: LocalRate },
  now: number,
): EarlyRefusal | null => {
  if (!methods.has(method)) return no(405, { Allow: "GET, HEAD, POST" });
  // Forms are handed in by browsers themselves. Only the framework's own client sends these headers, and what decodes
  // their bodies has been its weakest part.
  if (headers.has("next-action") || headers.has("next-resume")) return no(404);
  if (!isReadable(pathname)) return no(400);
  const length = headers.get("content-length");
  if (length !== null && !(Number(length) <= longestBody)) return no(413);
  const origin = headers.get("origin");
  if (origin !== null && !isOriginLike(origin)) return no(400);
  const subject = address === null ? null : limitedAddress(address);
  if (subject === null || pathname.startsWith("/api/health/")) return null;
  const door = /^\/hpp\/?$/.test(pathname) ? rates.door.hit(subject, now) - most.door : 0;
  const all = rates.all.hit(subject, now) - most.all;
  if (door <= 0 && all <= 0) return null;
  const reached = door === 1 ? "door.address.60" : all === 1 ? "all.address.60" : null;
  return { ...no(429, { "Retry-After": "60" }), reached };
};
