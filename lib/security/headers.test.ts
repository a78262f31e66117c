import { expect, test } from "vitest";
import { securityHeaders } from "@/lib/security/headers";

test("every answer is private, unguessed, unlisted and closed to other origins", () => {
  const { "Permissions-Policy": permissions, ...rest } = securityHeaders({ https: false });
  expect(rest).toEqual({
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "private, no-store",
  });
  expect(permissions?.split(", ").every((entry) => /^[a-z-]+=\(\)$/.test(entry))).toBe(true);
  expect(permissions).toContain("payment=()");
});

test("only a page that may ask for a wallet is allowed to", () => {
  const { "Permissions-Policy": permissions } = securityHeaders({ https: false, wallets: true });
  expect(permissions).toContain("payment=(self)");
  expect(permissions?.match(/\(self\)/g)).toHaveLength(1);
});

test("over https browsers are told to stay there for two years", () => {
  expect(securityHeaders({ https: true })).toEqual({
    ...securityHeaders({ https: false }),
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
  });
});
