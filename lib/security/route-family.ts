import type { CspFamily } from "@/lib/security/csp";

/**
 * Pages with a policy of their own: those that send a form to another origin (each narrows its policy to that one), and
 * those where no card is typed, which may ask for a wallet.
 */
const FAMILIES: Readonly<Record<string, CspFamily>> = {
  method: "choice",
  wallet: "choice",
  redirect: "leave",
  challenge: "leave",
  "device-check": "device",
};

/** Which policy a path of ours gets. */
export function routeFamily(pathname: string): CspFamily {
  if (/^\/api\/threeds\/notify\/[^/]+\/?$/.test(pathname)) return "framed";
  if (pathname.startsWith("/api/")) return "api";
  if (/^\/hpp\/?$/.test(pathname)) return "choice";
  const step = /^\/pay\/[^/]+\/([^/]+)\/?$/.exec(pathname)?.[1] ?? "";
  return Object.hasOwn(FAMILIES, step) ? (FAMILIES[step] ?? "page") : "page";
}
