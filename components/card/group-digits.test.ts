import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupDigits } from "@/components/card/group-digits";
import { normaliseDigits } from "@/lib/card/digits";

describe("groupDigits", () => {
  it.each([
    ["4242424242424242", "4242 4242 4242 4242"],
    ["4242-4242.4242", "4242 4242 4242"],
    ["378282246310005", "3782 822463 10005"],
    ["30569309025904", "3056 930902 5904"],
    ["6212345678901234567", "6212 3456 7890 1234 567"],
    ["٤٢٤٢٤٢", "4242 42"],
    ["4242 ", "4242"],
    ["", ""],
  ])("writes %s as it stands on the card", (typed, shown) => expect(groupDigits(typed)).toBe(shown));

  it("leaves alone what is more than digits", () => expect(groupDigits("4242 abcd")).toBeNull());

  it("never adds, loses or moves a digit", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9 -]{0,24}$/), (typed) => {
        expect(normaliseDigits(groupDigits(typed) ?? "")).toBe(normaliseDigits(typed));
      }),
    );
  });
});
