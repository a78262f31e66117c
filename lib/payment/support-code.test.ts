import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { showSupportCode, supportCode } from "@/lib/payment/support-code";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

test("a try has one code, and the next try another", () => {
  const code = supportCode("cpi_abcdefgh12345678-0db31a5d-1", sha256);
  expect(code).toBe(supportCode("cpi_abcdefgh12345678-0db31a5d-1", sha256));
  expect(code).not.toBe(supportCode("cpi_abcdefgh12345678-0db31a5d-2", sha256));
});

test("every code is eight signs that nobody mistakes, and is no long number", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-f]{12,64}$/), (hex) => {
      expect(showSupportCode(hex)).toMatch(/^[3-9B-DF-HJ-NP-TV-Z]{4}-[3-9B-DF-HJ-NP-TV-Z]{4}$/);
    }),
  );
});
