import type { CspFamily } from "@/lib/security/csp";

/** Pages that send a form to another origin. Each narrows its own policy to that one. */
const LEAVING: Readonly<Record<string, CspFamily>> = {
  redirect: "leave",
  challenge: "leave",
  "device-check": "device",
};

/** Which policy a path of ours gets. */
export function routeFamily(pathname: string): CspFamily {
  if (/^\/api\/threeds\/notify\/[^/]+\/?$/.test(pathname)) return "framed";
  if (pathname.startsWith("/api/")) return "api";
  const step = /^\/pay\/[^/]+\/([^/]+)\/?$/.exec(pathname)?.[1] ?? "";
  return Object.hasOwn(LEAVING, step) ? (LEAVING[step] ?? "page") : "page";
}
