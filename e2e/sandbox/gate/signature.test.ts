import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { canonicalText, isSignedBy, sign } from "@/e2e/sandbox/gate/signature";

type Vector = { id: string; secret: string; params: object; canonical: string; signature: string };
const vectors = JSON.parse(
  readFileSync(new URL("./signature-vectors.json", import.meta.url), "utf8"),
) as Vector[];

test("the fixture holds every published and derived vector", () => expect(vectors).toHaveLength(24));

describe.each(vectors)("vector $id", ({ params, secret, canonical, signature }) => {
  it("gives the published text", () => expect(canonicalText(params)).toBe(canonical));
  it("gives the published signature", () => expect(sign(params, secret)).toBe(signature));
  it("is recognised, and not with another secret", () => {
    expect(isSignedBy(params, signature, secret)).toBe(true);
    expect(isSignedBy(params, signature, `${secret}x`)).toBe(false);
  });
});

describe("lines that natural and byte order place differently", () => {
  const body = { items: Array.from({ length: 12 }, (_, index) => `v${index}`) };

  it("are signed in natural order", () =>
    expect(canonicalText(body)).toContain("items:2:v2;items:3:v3;items:4:v4"));

  it("are recognised in byte order too", () => {
    const byBytes = canonicalText(body, Buffer.compare);
    expect(byBytes).toContain("items:1:v1;items:10:v10;items:11:v11;items:2:v2");
    const signature = createHmac("sha512", "s").update(byBytes).digest("base64");
    expect(signature).not.toBe(sign(body, "s"));
    expect(isSignedBy(body, signature, "s")).toBe(true);
  });

  it("compare digit runs as numbers and other characters by byte", () =>
    expect(canonicalText({ a2: 1, "a-b": 2, a10: 3, a: 4, B: 5 })).toBe("B:5;a:4;a-b:2;a2:1;a10:3"));
});

test("a signature inside the body and frame_mode change nothing at any depth", () => {
  const body = { general: { project_id: 42 } };
  const signed = { general: { project_id: 42, signature: "x" }, deep: { frame_mode: "popup" } };
  expect(sign(signed, "s")).toBe(sign(body, "s"));
});

test("a colon in a key is doubled", () => expect(canonicalText({ "a:b": 1 })).toBe("a::b:1"));

test("a signature that is no Base64 of the right length is refused, not thrown at", () =>
  expect(isSignedBy({ a: 1 }, "nonsense", "s")).toBe(false));
