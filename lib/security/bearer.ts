import "server-only";

import { createHash, timingSafeEqual } from "node:crypto";

/** Whether a request carries this token. Takes the same time for every wrong one. Source: RFC 6750, 2.1. */
export const isBearer = (headers: Headers, token: string): boolean => {
  const given = /^Bearer ([\w.~+/=-]+)$/i.exec(headers.get("authorization") ?? "")?.[1] ?? "";
  // Digests have one length, so the comparison can neither throw nor tell the length.
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
};
