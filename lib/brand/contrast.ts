import { fromHsl, toHsl, type Rgb } from "@/lib/brand/colour";

/** What each of the 256 steps of a channel adds: reckoned once, since a correction asks often. */
const LINEAR = Array.from({ length: 256 }, (_, step) => {
  const part = step / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

/** Relative luminance from 0 (black) to 1 (white). Source: WCAG 2.2. */
export const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * (LINEAR[red] ?? 0) + 0.7152 * (LINEAR[green] ?? 0) + 0.0722 * (LINEAR[blue] ?? 0);

/** The contrast ratio of two colours, from 1 to 21. Source: WCAG 2.2, 1.4.3. */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Small enough that nobody sees one step. */
const STEP = 0.005;

/**
 * The colour itself where it is good; else the nearest one of the same hue and saturation on the way to black or white
 * that is. Black or white at the end are taken as they are: who asks sees to it that one of them is good.
 */
export function correct(colour: Rgb, towards: "black" | "white", isGood: (colour: Rgb) => boolean): Rgb {
  if (isGood(colour)) return colour;
  const [hue, saturation, lightness] = toHsl(colour);
  const sign = towards === "black" ? -1 : 1;
  for (let moved = STEP; ; moved += STEP) {
    const next = lightness + sign * moved;
    if (next <= 0) return [0, 0, 0];
    if (next >= 1) return [255, 255, 255];
    const candidate = fromHsl([hue, saturation, next]);
    if (isGood(candidate)) return candidate;
  }
}
