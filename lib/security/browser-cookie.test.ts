import { expect, test } from "vitest";
import { browserCookie, hashBrowserId, newBrowserId } from "@/lib/security/browser-cookie";

test("over https the cookie is bound to this host and never sent in the clear", () => {
  expect(browserCookie(true)).toEqual({
    name: "__Host-browser",
    attributes: { path: "/", httpOnly: true, sameSite: "lax", secure: true, maxAge: 7_776_000 },
  });
});

test("over http on this machine it works without the prefix that browsers would refuse", () => {
  expect(browserCookie(false)).toMatchObject({
    name: "browser",
    attributes: { secure: false, httpOnly: true },
  });
});

test("each browser gets a value of its own that has a hash, and the hash shows nothing of it", () => {
  const ids = Array.from({ length: 100 }, newBrowserId);
  expect(new Set(ids.map(hashBrowserId)).size).toBe(100);
  for (const id of ids) expect(hashBrowserId(id)).toMatch(/^[\w-]{43}$/);
  expect(hashBrowserId(ids[0])).toBe(hashBrowserId(ids[0]));
  expect(hashBrowserId(ids[0])).not.toContain(ids[0]);
});

test("a value that we did not make is nobody's", () => {
  for (const value of [undefined, "", "short", "x".repeat(23), `${"x".repeat(21)};`]) {
    expect(hashBrowserId(value)).toBeNull();
  }
});
