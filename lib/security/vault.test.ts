import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { seal, unseal } from "@/lib/security/vault";

const key = (name: string) => ({ name, key: randomBytes(32) });
const [old, fresh] = [key("k1"), key("k2")];
const secret = "f365bb1729f9b72fd9c09703a751c979f3becc679f29c3e35c91d18070d15654";

test("what was sealed opens again, and shows nothing of itself", () => {
  const sealed = seal([old], secret, "row");
  expect(unseal([old], sealed, "row")).toBe(secret);
  for (const encoding of ["utf8", "hex", "base64", "base64url"] as const)
    expect(sealed).not.toContain(Buffer.from(secret).toString(encoding).slice(0, 12));
});

test("the same secret is never sealed the same way twice", () => {
  expect(seal([old], secret, "row")).not.toBe(seal([old], secret, "row"));
});

test("after a change of keys the new one seals and the old one still opens", () => {
  const before = seal([old], secret, "row");
  expect(unseal([fresh, old], before, "row")).toBe(secret);
  expect(seal([fresh, old], secret, "row")).toMatch(/^k2\./);
  expect(unseal([fresh], before, "row")).toBeNull();
});

test("a secret does not open in another row, under another key of the same name, or when one bit was turned", () => {
  const sealed = seal([old], secret, "row");
  expect(unseal([old], sealed, "other row")).toBeNull();
  expect(unseal([key("k1")], sealed, "row")).toBeNull();
  const parts = sealed.split(".");
  for (const at of [1, 2, 3]) {
    const bytes = Buffer.from(parts[at] ?? "", "base64url");
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    const touched = parts.map((part, n) => (n === at ? bytes.toString("base64url") : part)).join(".");
    expect(unseal([old], touched, "row")).toBeNull();
  }
  for (const odd of ["", "k1", "k1...", "k1.a.b.c", `${sealed}x.y`])
    expect(unseal([old], odd, "row")).toBeNull();
});

test("a tag that was cut short is not believed", () => {
  const [name, nonce, tag, text] = seal([old], secret, "row").split(".");
  const short = Buffer.from(tag ?? "", "base64url")
    .subarray(0, 4)
    .toString("base64url");
  expect(unseal([old], [name, nonce, short, text].join("."), "row")).toBeNull();
});

test("without a key nothing is sealed", () => {
  expect(() => seal([], secret, "row")).toThrow();
});
