import { describe, expect, test } from "vitest";
import { CYRILLIC, DASHES, INVISIBLE, LATIN, OTHER_ZEROS } from "@/lib/card/characters";

const every = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
/** An older Unicode than ours knows nothing of these yet. */
const isUnassigned = (character: string): boolean => /\p{Cn}/u.test(character);

describe("characters that are spelt out are those that Unicode names", () => {
  test.each([
    ["invisible marks", INVISIBLE, /\p{Cf}/u],
    ["dashes", DASHES, /\p{Pd}/u],
    ["Latin", LATIN, /\p{Script=Latin}/u],
    ["Cyrillic", CYRILLIC, /\p{Script=Cyrillic}/u],
  ])("%s", (_, inside, named) => {
    const spelt = new RegExp(`^[${inside}]$`, "u");
    const others = every.filter((each) => spelt.test(each) !== named.test(each) && !isUnassigned(each));
    expect(others).toEqual([]);
  });

  test("zeros", () => {
    const digits = OTHER_ZEROS.flatMap((zero) => Array.from({ length: 10 }, (_, n) => every[zero + n] ?? ""));
    const named = every.filter((each) => /(?![0-9])\p{Nd}/u.test(each));
    expect(digits.filter((each) => !isUnassigned(each))).toEqual(named);
  });
});
