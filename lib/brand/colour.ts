/** Red, green and blue, whole numbers from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Degrees from 0 to 360, saturation and lightness from 0 to 1. */
export type Hsl = readonly [hue: number, saturation: number, lightness: number];

const HEX = /^#(?:([0-9a-f]{3})[0-9a-f]?|([0-9a-f]{6})(?:[0-9a-f]{2})?)$/i;
const NUMBER = "[+-]?(?:\\d{1,6}(?:\\.\\d{1,6})?|\\.\\d{1,6})";
const BETWEEN = "\\s*[,\\s]\\s*";
const LAST = `(?:\\s*[,/]\\s*${NUMBER}%?)?\\s*`;
const RGB = new RegExp(
  `^rgba?\\(\\s*(${NUMBER}%?)${BETWEEN}(${NUMBER}%?)${BETWEEN}(${NUMBER}%?)${LAST}\\)$`,
  "i",
);
const HSL = new RegExp(
  `^hsla?\\(\\s*(${NUMBER})(?:deg)?${BETWEEN}(${NUMBER})%${BETWEEN}(${NUMBER})%${LAST}\\)$`,
  "i",
);
/** No colour is written longer; what follows is not looked at. */
const LONGEST = 60;

const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/**
 * A colour as links and the accounts file write it: `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `hsl()`; null for all else.
 * What shines through is not known here, so transparency is not heeded. Source: public-api.md 2.2.
 */
export function parseColour(text: string): Rgb | null {
  if (text.length > LONGEST) return null;
  const value = text.trim();
  const [, short, long] = HEX.exec(value) ?? [];
  const hex = long ?? short?.replace(/./g, "$&$&");
  if (hex !== undefined) {
    const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
    return [part(0), part(2), part(4)];
  }
  const rgb = RGB.exec(value);
  if (rgb !== null) {
    const part = (given = "0"): number =>
      Math.round(
        within(given.endsWith("%") ? (Number.parseFloat(given) * 255) / 100 : Number.parseFloat(given), 255),
      );
    return [part(rgb[1]), part(rgb[2]), part(rgb[3])];
  }
  const hsl = HSL.exec(value);
  if (hsl === null) return null;
  const [hue, saturation, lightness] = hsl.slice(1).map(Number.parseFloat);
  return fromHsl([
    (((hue ?? 0) % 360) + 360) % 360,
    within(saturation ?? 0, 100) / 100,
    within(lightness ?? 0, 100) / 100,
  ]);
}

/** `#rrggbb`: the one spelling in which a colour reaches a style sheet. */
export const toHex = (colour: Rgb): string =>
  `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

/** Hue, saturation and lightness of a colour; a grey has hue 0. */
export function toHsl([red, green, blue]: Rgb): Hsl {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const most = Math.max(r, g, b);
  const span = most - Math.min(r, g, b);
  const lightness = most - span / 2;
  if (span === 0) return [0, 0, lightness];
  const sixth = most === r ? ((g - b) / span + 6) % 6 : most === g ? (b - r) / span + 2 : (r - g) / span + 4;
  return [sixth * 60, span / (1 - Math.abs(2 * lightness - 1)), lightness];
}

/** The nearest colour that a screen has. */
export function fromHsl([hue, saturation, lightness]: Hsl): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const part = (from: number): number => {
    const at = (from + hue / 30) % 12;
    return Math.max(0, Math.round(255 * (lightness - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1)))));
  };
  return [part(0), part(8), part(4)];
}

/** `share` of the second colour on the first one. */
export const mix = ([r, g, b]: Rgb, [red, green, blue]: Rgb, share: number): Rgb => [
  Math.round(r + (red - r) * share),
  Math.round(g + (green - g) * share),
  Math.round(b + (blue - b) * share),
];
