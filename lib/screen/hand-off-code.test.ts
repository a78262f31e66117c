import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeCode, parseCode, showCode } from "@/lib/screen/hand-off-code";

const letters = "BCDFGHJKLMNPQRSTVWXZ";
const codes = fc
  .array(fc.nat({ max: 19 }), { minLength: 8, maxLength: 8 })
  .map((picks) => makeCode((below) => (picks.shift() ?? 0) % below));

describe("hand-off codes", () => {
  it("are eight of twenty consonants", () =>
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/);
      }),
    ));

  it("each letter is as likely as every other", () =>
    expect([...letters].map((_, at) => makeCode(() => at)[0]).join("")).toBe(letters));

  it("come back however they are typed", () =>
    fc.assert(
      fc.property(codes, fc.constantFrom("", " ", "-", " - ", "\u2013", ". "), (code, between) => {
        const typed = ` ${[...code.toLowerCase()].join(between)} `;
        expect(parseCode(typed)).toBe(code);
        expect(parseCode(showCode(code))).toBe(code);
      }),
    ));

  it.each([
    "",
    "WDJB-MJH",
    "WDJB-MJHTT",
    "ADJB-MJHT",
    "WDJB-MJH1",
    "ЩDJB-MJHT",
    "W".repeat(1_000),
    null,
    undefined,
  ])("%s is none", (text) => expect(parseCode(text)).toBeNull());

  it("are shown in two halves", () => expect(showCode("WDJBMJHT")).toBe("WDJB-MJHT"));
});
