import { FONTS, RADII, type Logo } from "@/lib/brand/brand";
import { toHex } from "@/lib/brand/colour";
import { contrast } from "@/lib/brand/contrast";
import { groundsOf, logoOn, type Look } from "@/lib/brand/look";
import { palette } from "@/lib/brand/palette";
import { SHADES, TOKENS, type Ground } from "@/lib/brand/tokens";

const LETTER = 16;
/** Least contrast of the slip's coloured edge: an ornament, but dark on dark is none. */
const SEEN = { light: 1.1, dark: 1.6 } as const;
/** The room of a logo in the slip's head, in rem: squares stand beside the name, banners above it. */
const LOGO = { height: 2.5, width: 11 } as const;

const rem = (value: number): string => `${Number(value.toFixed(3))}rem`;
const rule = (selector: string, parts: readonly string[]): string =>
  parts.length === 0 ? "" : `${selector}{${parts.join(";")}}`;

/** How wide and high a logo is drawn, in rem. */
export function logoSize({ width, height }: Logo): { readonly width: number; readonly height: number } {
  const scale = Math.min(LOGO.height / height, LOGO.width / width);
  return { width: width * scale, height: height * scale };
}

type Colours = Readonly<Record<string, string>>;

/** What a look makes of the sheet's tokens on one ground: those that differ from it. */
function changesOf(look: Look, ground: Ground): Colours {
  const { colours } = palette(ground, look.given[ground]);
  const usual: Colours = TOKENS[ground];
  const isOwn = look.given[ground].accent !== undefined;
  const changes = Object.entries(colours).flatMap(([name, colour]) => {
    const hex = toHex(colour);
    return (usual[name] === undefined ? isOwn : hex !== usual[name]) ? [[name, hex]] : [];
  });
  if (!isOwn) return Object.fromEntries(changes);
  // A colour that the page would swallow is no edge of anything.
  const rim = contrast(colours.fill, colours.sheet) < SEEN[ground] ? colours.edge : colours.fill;
  return { ...Object.fromEntries(changes), rim: `inset 0 .375rem ${toHex(rim)}` };
}

/** What our own look has in place of a change. */
const usualOf = (name: string, ground: Ground): string =>
  name === "rim"
    ? "none"
    : name === "edge"
      ? "transparent"
      : ((TOKENS[ground] as Colours)[name === "fill" ? "accent" : name] ?? "");

/**
 * The tokens to print. What one ground changes the other one names as well: these rules come after the whole sheet, and
 * would take the light page's paper into the dark.
 */
function colourParts(look: Look, ground: Ground): readonly string[] {
  const names = new Set(groundsOf(look.theme).flatMap((each) => Object.keys(changesOf(look, each))));
  const changes = changesOf(look, ground);
  if (look.theme !== "auto") for (const name of Object.keys(TOKENS[ground])) names.add(name);
  return [
    ...[...names].map((name) => `--${name}:${changes[name] ?? usualOf(name, ground)}`),
    ...(look.theme === "auto" ? [] : [`--shade:${SHADES[ground]}`, `color-scheme:${ground}`]),
  ];
}

function logoRule(look: Look, ground: Ground): string {
  const shown = logoOn(look, ground);
  if (shown === null) return "";
  const { width, height } = logoSize(shown.logo);
  return rule(".logo", [
    `width:${rem(width)}`,
    `height:${rem(height)}`,
    // Grows outwards: the room of the logo is the same on both grounds.
    ...(shown.plate ? ["background:#fff", "box-shadow:0 0 0 .25rem #fff"] : []),
  ]);
}

function shapeParts({ radius, font }: Look): readonly string[] {
  const corners =
    radius === null
      ? null
      : typeof radius === "number"
        ? [radius, radius * 0.86, radius * 0.71]
        : RADII[radius];
  const names = ["--radius", "--radius-2", "--radius-3"];
  const family = font === null ? null : FONTS[font];
  return [
    ...(corners ?? []).map((px, at) => `${names[at]}:${rem(px / LETTER)}`),
    ...(family === null ? [] : [`--sans:${family}`]),
  ];
}

/**
 * The few rules that make the sheet a merchant's: nothing where the look is ours. They come after the sheet and count on
 * screens, so print keeps its own. Only numbers, closed words and colours that were read are ever printed here. `tv`: on
 * a television, whose own sheet is always dark and stays as it is for a merchant without colours.
 */
export function brandCss(look: Look, tv = false): string {
  const grounds = groundsOf(look.theme);
  const hasColours = (ground: Ground): boolean => !tv || Object.keys(look.given[ground]).length > 0;
  const on = (ground: Ground): string =>
    (hasColours(ground) ? rule(tv ? ":root[data-view]" : ":root", colourParts(look, ground)) : "") +
    (ground === "dark" ? logoRule(look, ground) : "");
  const media = ["@media screen", "@media screen and (prefers-color-scheme:dark)"];
  return [
    rule(":root", shapeParts(look)),
    // On light screens and on paper, which is light.
    logoRule(look, "light"),
    ...grounds.map((ground, at) =>
      rule(
        media[at] ?? "",
        [on(ground)].filter((css) => css !== ""),
      ),
    ),
  ].join("");
}
