import { expect, test } from "vitest";
import { isOwnOrigin, requestOrigin } from "@/lib/security/origin";

const env = { checkoutUrl: "https://pay.example", extraOrigins: ["http://192.168.1.20:3000"] };
const isOwn = (headers: Record<string, string>) => isOwnOrigin(new Headers(headers), env);
const reached = (headers: Record<string, string>) => requestOrigin(new Headers(headers), env);

test("our own origins may act", () => {
  expect(isOwn({ origin: "https://pay.example" })).toBe(true);
  expect(isOwn({ origin: "http://192.168.1.20:3000" })).toBe(true);
});

test.each([
  "null",
  "",
  "https://evil.example",
  "http://pay.example",
  "https://pay.example:8443",
  "https://pay.example.evil.example",
  "https://pay.example/",
  "https://pay.example, https://evil.example",
  "not an origin",
])("a foreign or odd Origin may not: '%s'", (origin) => {
  expect(isOwn({ origin, "sec-fetch-site": "same-origin" })).toBe(false);
});

test("a missing Origin passes only on the browser's own word", () => {
  expect(isOwn({})).toBe(false);
  expect(isOwn({ "sec-fetch-site": "same-origin" })).toBe(true);
  for (const site of ["same-site", "cross-site", "none", "same-origin, cross-site"]) {
    expect(isOwn({ "sec-fetch-site": site }), site).toBe(false);
  }
});

test("a forwarded host makes no foreign origin ours", () => {
  const forwarded = { "x-forwarded-host": "evil.example", host: "evil.example" };
  expect(isOwn({ origin: "https://evil.example", ...forwarded })).toBe(false);
  expect(reached({ "x-forwarded-host": "192.168.1.20:3000" })).toBe("https://pay.example");
});

test("the origin a payer is on is told by the Host he asked, if it is one of ours", () => {
  expect(reached({ host: "192.168.1.20:3000" })).toBe("http://192.168.1.20:3000");
  expect(reached({ host: "PAY.example" })).toBe("https://pay.example");
  expect(reached({ host: "evil.example" })).toBe("https://pay.example");
  expect(reached({})).toBe("https://pay.example");
});
