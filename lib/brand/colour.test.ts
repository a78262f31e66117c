import fc from "fast-check";
import { expect, test } from "vitest";
import { fromHsl, parseColour, toHex, toHsl } from "@/lib/brand/colour";
import { contrast } from "@/lib/brand/contrast";

test.each([
  ["#f00", "#ff0000"],
  ["#F0A8", "#ff00aa"],
  ["#0052cc", "#0052cc"],
  ["#0052CC80", "#0052cc"],
  [" rgb(0, 82, 204) ", "#0052cc"],
  ["rgba(0,82,204,.5)", "#0052cc"],
  ["rgb(0 82 204 / 50%)", "#0052cc"],
  ["rgb(100%, 0%, 50%)", "#ff0080"],
  ["rgb(300,-5,0)", "#ff0000"],
  ["hsl(216, 100%, 40%)", "#0052cc"],
  ["hsl(-144deg 100% 40%)", "#0052cc"],
])("%s is read", (text, hex) => {
  const colour = parseColour(text);
  expect(colour === null ? null : toHex(colour)).toBe(hex);
});

test.each([
  "",
  "red",
  "#12",
  "#12345",
  "#1234567",
  "#gggggg",
  "rgb(1,2)",
  "rgb(1,2,3,4,5)",
  "hsl(1,2,3)",
  "var(--ink)",
  "url(https://evil.example/x)",
  "#fff;}body{display:none}",
  "#fff</style><script>",
  "rgb(1,2,3)\n}",
  `rgb(${" ".repeat(80)}1,2,3)`,
])("%j is no colour", (text) => expect(parseColour(text)).toBeNull());

test("whatever is given, what comes out is #rrggbb or nothing", () => {
  const tail = fc.string({ maxLength: 20 });
  const near = fc.tuple(fc.constantFrom("#", "#fff", "rgb(", "rgb(1,2,3", "hsl(1,2%,3%"), tail);
  fc.assert(
    fc.property(
      near.map((parts) => parts.join("")),
      (text) => {
        const colour = parseColour(text);
        if (colour !== null) expect(toHex(colour)).toMatch(/^#[0-9a-f]{6}$/);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("every colour comes back from hue, saturation and lightness", () => {
  const part = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(part, part, part, (...colour) => {
      expect(fromHsl(toHsl(colour))).toEqual(colour);
    }),
    { numRuns: 2_000 },
  );
});

test("contrast is WCAG's", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
  expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
});
