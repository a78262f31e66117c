import fc from "fast-check";
import { expect, test } from "vitest";
import { parseColour, toHex, toHsl, type Rgb } from "@/lib/brand/colour";
import { contrast } from "@/lib/brand/contrast";
import { palette, PAIRS, ROLES, SHAPE, TEXT, type Given, type Palette } from "@/lib/brand/palette";
import { TOKENS, type Ground } from "@/lib/brand/tokens";

const colour = fc.tuple(
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 255 }),
) as fc.Arbitrary<Rgb>;
const anyGiven: fc.Arbitrary<Given> = fc.record(Object.fromEntries(ROLES.map((role) => [role, colour])), {
  requiredKeys: [],
});
const grounds: readonly Ground[] = ["light", "dark"];

const given = (colours: Readonly<Record<string, string>>): Given =>
  Object.fromEntries(Object.entries(colours).map(([role, hex]) => [role, parseColour(hex)]));

const weak = ({ colours: c }: Palette): readonly string[] => [
  ...PAIRS.filter(([front, back, least]) => contrast(c[front], c[back]) < least).map(
    ([front, back]) => `${front} on ${back}`,
  ),
  ...(["fill", "accent-2"] as const)
    .filter((fill) => contrast(c["on-accent"], c[fill]) < TEXT)
    .map((fill) => `on-accent on ${fill}`),
  ...(["paper", "sheet"] as const)
    .filter((back) => contrast(c.edge, c[back]) < SHAPE && contrast(c.fill, c[back]) < SHAPE)
    .map((back) => `edge on ${back}`),
];

test("10,000 random palettes of a merchant leave no weak pair, light or dark, at rest, hovered or pressed", () => {
  fc.assert(
    fc.property(anyGiven, (colours) => {
      const found = grounds.flatMap((ground) => weak(palette(ground, colours)));
      if (found.length > 0) expect(found).toEqual([]);
    }),
    { numRuns: 10_000 },
  );
});

test("an accent that passes as it is stays as it is; one that does not keeps its hue", () => {
  fc.assert(
    fc.property(colour, fc.constantFrom(...grounds), (accent, ground) => {
      const { colours, corrected } = palette(ground, { accent });
      const passes = [colours.paper, colours.sheet].every((back) => contrast(accent, back) >= TEXT);
      expect(toHex(colours.accent) === toHex(accent)).toBe(passes);
      expect(corrected.length).toBe(passes ? 0 : 1);
      const [hue, saturation] = toHsl(accent);
      const [newHue, newSaturation, newLightness] = toHsl(colours.accent);
      // Near grey, black and white a whole step of a channel turns the hue about.
      if (Math.min(saturation, newSaturation, newLightness, 1 - newLightness) < 0.2) return;
      const turned = Math.abs(hue - newHue);
      expect(Math.min(turned, 360 - turned)).toBeLessThan(4);
    }),
    { numRuns: 2_000 },
  );
});

test("nothing given is the sheet's own palette, and nothing is corrected", () => {
  for (const ground of grounds) {
    const { colours, corrected } = palette(ground, {});
    for (const [name, hex] of Object.entries(TOKENS[ground]))
      expect([name, toHex(colours[name as keyof typeof colours])]).toEqual([name, hex]);
    expect(corrected).toEqual([]);
  }
});

test("a pale yellow stays the button's colour, under dark text and with an edge; as a link it is darkened", () => {
  const { colours, corrected } = palette("light", given({ accent: "#ffe45c" }));
  expect(toHex(colours.fill)).toBe("#ffe45c");
  expect(toHex(colours["on-accent"])).toBe(TOKENS.light.ink);
  expect(colours.edge).toEqual(colours.accent);
  expect(corrected.map(({ role, from }) => [role, toHex(from)])).toEqual([["accent", "#ffe45c"]]);
});

test("a ground that would swallow the ink is moved out of its way", () => {
  const { colours, corrected } = palette("light", given({ paper: "#204060", accent: "#0b6b45" }));
  expect(contrast(colours.ink, colours.paper)).toBeGreaterThanOrEqual(TEXT);
  expect(corrected.map(({ role }) => role)).toEqual(["paper"]);
});
