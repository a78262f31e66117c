import { FONT_NAMES, type Font } from "@/lib/brand/brand";
import { parseColour, toHex } from "@/lib/brand/colour";
import type { Role } from "@/lib/brand/palette";
import type { Ground } from "@/lib/brand/tokens";

/** How a payment link wants the page to look: closed words and `#rrggbb`, nothing else. */
export type LinkStyle = {
  readonly theme?: Ground;
  readonly font?: Font;
  readonly colours?: Readonly<Partial<Record<Role, string>>>;
};

/**
 * The documented colour keys, with the spellings of the widget. `secondary_…` but the two below, `info_color` and
 * `show_method_logo` have nothing to colour here. Source: public-api.md 2.5.
 */
const COLOURS: Readonly<Record<string, Role>> = {
  primary_color: "accent",
  primary: "accent",
  primary_variant: "accentHover",
  on_primary_color: "onAccent",
  on_primary: "onAccent",
  primary_background_color: "paper",
  secondary_background_color: "sheet",
  primary_text_color: "ink",
  secondary_text_color: "inkSoft",
  success_color: "good",
  warning_color: "wait",
  danger_color: "bad",
};

/** Names of CSS for what our list has under another name. */
const FONTS: Readonly<Record<string, Font>> = {
  ...Object.fromEntries(FONT_NAMES.map((name) => [name, name])),
  "sans-serif": "system",
  "system-ui": "system",
  monospace: "mono",
  "ui-monospace": "mono",
  "ui-serif": "serif",
  "ui-rounded": "rounded",
};

/**
 * Reads the `style[…]` of a link. What is not known is left out, and named in `bad` where its key is. A theme that is
 * not known is light, as the reference has it; `auto` asks for nothing. Source: public-api.md 2.5.
 */
export function parseLinkStyle(given: Readonly<Record<string, string>>): {
  readonly style: LinkStyle;
  readonly bad: readonly string[];
} {
  const bad: string[] = [];
  const colours: Partial<Record<Role, string>> = {};
  for (const [name, text] of Object.entries(given)) {
    const role = Object.hasOwn(COLOURS, name) ? COLOURS[name] : undefined;
    if (role === undefined) continue;
    const colour = parseColour(text);
    if (colour === null) bad.push(name);
    // The documented name comes before the widget's, whatever their order.
    else if (colours[role] === undefined || name.endsWith("_color")) colours[role] = toHex(colour);
  }
  const { theme, font_family: family } = given;
  const name = family?.toLowerCase() ?? "";
  const font = Object.hasOwn(FONTS, name) ? FONTS[name] : undefined;
  if (family !== undefined && font === undefined) bad.push("font_family");
  return {
    style: {
      ...(theme === undefined || theme === "auto" ? {} : { theme: theme === "dark" ? "dark" : "light" }),
      ...(font === undefined ? {} : { font }),
      ...(Object.keys(colours).length === 0 ? {} : { colours }),
    },
    bad,
  };
}
