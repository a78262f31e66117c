import { expect, test } from "vitest";
import { buildCsp } from "@/lib/security/csp";

const nonce = "bm9uY2U=";

test("the page's policy is exactly this", () => {
  expect(buildCsp({ nonce, family: "page" })).toBe(
    "default-src 'none'; script-src 'nonce-bm9uY2U=' 'strict-dynamic'; style-src 'self' 'nonce-bm9uY2U='; " +
      "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; object-src 'none'; " +
      "frame-ancestors 'none'; require-trusted-types-for 'script'; " +
      "trusted-types nextjs default; report-uri /api/csp; form-action 'self'",
  );
});

test("an old engine's policy lets no script run, and nobody hears of the scripts that it refuses", () => {
  expect(buildCsp({ nonce, family: "page", plain: true })).toBe(
    "default-src 'none'; script-src 'none'; style-src 'self' 'nonce-bm9uY2U='; img-src 'self' data:; " +
      "font-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'",
  );
  expect(buildCsp({ nonce, family: "choice", plain: true, googlePay: true })).not.toContain("google");
  expect(buildCsp({ nonce, family: "leave", plain: true })).not.toContain("form-action");
  expect(buildCsp({ nonce, family: "api", plain: true })).toBe(buildCsp({ nonce, family: "api" }));
});

test("the leave page's policy is exactly the page's, except for forms: the page narrows those itself", () => {
  const page = buildCsp({ nonce, family: "page" });
  expect(buildCsp({ nonce, family: "leave" })).toBe(page.replace("; form-action 'self'", ""));
});

test("the device check's policy is the leave page's with frames, and its page narrows both to one origin", () => {
  const leave = buildCsp({ nonce, family: "leave" });
  expect(buildCsp({ nonce, family: "device" })).toBe(`${leave}; frame-src 'self' https: http:`);
});

test("what ends within our own hidden frame may do nothing, and only we may frame it", () => {
  const frameAncestors = ["https://shop.example"];
  expect(buildCsp({ nonce, family: "framed", frameAncestors })).toBe(
    "default-src 'none'; base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'self'",
  );
});

test("the error page's policy is exactly this and lets no script run", () => {
  expect(buildCsp({ nonce, family: "error" })).toBe(
    "default-src 'none'; style-src 'self' 'nonce-bm9uY2U='; img-src 'self' data:; font-src 'self'; " +
      "base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'",
  );
});

test("an answer that is no document may do nothing at all", () => {
  expect(buildCsp({ nonce, family: "api", frameAncestors: ["https://shop.example"] })).toBe(
    "default-src 'none'; base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

test("an account's origins may frame the page, each once", () => {
  const frameAncestors = ["https://shop.example", "https://shop.example/", "https://other.example"];
  expect(buildCsp({ nonce, family: "page", frameAncestors })).toContain(
    "frame-ancestors https://shop.example https://other.example;",
  );
});

test("nothing but an http origin gets into a policy", () => {
  const frameAncestors = [
    "*",
    "javascript:alert(1)",
    "data:,x",
    "'unsafe-inline'",
    "https://",
    "a b; script-src *",
  ];
  expect(buildCsp({ nonce, family: "page", frameAncestors })).toContain("frame-ancestors 'none';");
  const odd = buildCsp({ nonce, family: "page", frameAncestors: ["https://a.example/; script-src *"] });
  expect(odd).toContain("frame-ancestors https://a.example;");
});

test("code from text is allowed in development only", () => {
  expect(buildCsp({ nonce, family: "page", development: true })).toContain("'strict-dynamic' 'unsafe-eval';");
  expect(buildCsp({ nonce, family: "page" })).not.toContain("unsafe");
});
