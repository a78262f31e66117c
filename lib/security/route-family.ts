import type { CspFamily } from "@/lib/security/csp";

/** Which policy a path of ours gets. Only the leaving page may send a form to another origin. */
export function routeFamily(pathname: string): CspFamily {
  if (pathname.startsWith("/api/")) return "api";
  return /^\/pay\/[^/]+\/redirect\/?$/.test(pathname) ? "leave" : "page";
}
