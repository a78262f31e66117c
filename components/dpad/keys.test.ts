import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moves } from "@/components/dpad/fields";
import { directionOf, Held, isBack } from "@/components/dpad/keys";

describe("keys of remote controls", () => {
  it("arrows are known by number, and nothing else is an arrow", () => {
    expect([37, 38, 39, 40].map(directionOf)).toEqual(["left", "up", "right", "down"]);
    expect([13, 203, 427, 0].map(directionOf)).toEqual([null, null, null, null]);
  });

  it.each([461, 10_009, 4])("%i is Back everywhere, also in a field", (code) => {
    for (const tv of [true, false])
      for (const typing of [true, false]) expect(isBack(code, { tv, typing })).toBe(true);
  });

  it.each([8, 27])("%i is Back on a television only, and never while something is typed", (code) => {
    expect(isBack(code, { tv: true, typing: false })).toBe(true);
    expect(isBack(code, { tv: true, typing: true })).toBe(false);
    expect(isBack(code, { tv: false, typing: false })).toBe(false);
  });
});

describe("a held key", () => {
  it("moves about eight times a second, however fast it repeats", () => {
    const held = new Held();
    let moved = 0;
    for (let now = 0; now < 2_000; now += 20) if (held.mayMove(held.press(40, now > 0, now), now)) moved += 1;
    expect(moved).toBeGreaterThanOrEqual(15);
    expect(moved).toBeLessThanOrEqual(18);
  });

  it("is told from presses also where the engine never says so", () => {
    const held = new Held();
    expect(held.press(13, false, 0)).toBe(false);
    expect(held.press(13, false, 500)).toBe(true);
    expect(held.press(13, false, 600)).toBe(true);
    held.release();
    expect(held.press(13, false, 700)).toBe(false);
    expect(held.press(40, false, 701)).toBe(false);
  });

  it("a box that never tells of a release is heard again after a moment", () => {
    const held = new Held();
    expect(held.press(13, false, 0)).toBe(false);
    expect(held.press(13, false, 700)).toBe(false);
  });

  it("presses move at once, however quick they come", () => {
    const held = new Held();
    for (let now = 0; now < 10; now += 1) {
      expect(held.mayMove(held.press(40, false, now), now)).toBe(true);
      held.release();
    }
  });
});

describe("in a line of text", () => {
  it.each([
    ["right", 0, 0, 4, false, true],
    ["right", 4, 4, 4, false, false],
    ["left", 4, 4, 4, false, true],
    ["left", 0, 0, 4, false, false],
    ["left", 0, 0, 0, false, false],
    ["right", 1, 4, 4, false, true],
    ["left", 4, 4, 4, true, false],
    ["right", 0, 0, 4, true, false],
    ["right", 4, 4, 4, true, true],
    ["left", null, null, 4, false, true],
    ["left", null, null, 0, false, false],
  ] as const)(
    "%s at %s to %s of %i (right to left: %s) moves the caret: %s",
    (direction, start, end, length, rtl, kept) =>
      expect(moves({ start, end, length, rtl }, direction)).toBe(kept),
  );

  it("holding one arrow always leaves in the end", () =>
    fc.assert(
      fc.property(
        fc.nat(40),
        fc.nat(40),
        fc.boolean(),
        fc.constantFrom("left", "right"),
        (a, b, rtl, direction) => {
          const length = Math.max(a, b);
          let at = Math.min(a, b);
          let presses = 0;
          while (moves({ start: at, end: at, length, rtl }, direction)) {
            at += (direction === "right") === rtl ? -1 : 1;
            presses += 1;
          }
          expect(presses).toBeLessThanOrEqual(length);
        },
      ),
    ));
});
