import { PLAIN, type Brand, type Logo, type PayWord } from "@/lib/brand/brand";
import { parseColour, type Rgb } from "@/lib/brand/colour";
import { luminance } from "@/lib/brand/contrast";
import type { LinkStyle } from "@/lib/brand/link-style";
import { palette, type Given, type Palette, type Role } from "@/lib/brand/palette";
import type { Ground } from "@/lib/brand/tokens";

/** The look of one page: an account's, with what its payment link asks for on top where the account allows it. */
export type Look = Pick<Brand, "radius" | "font" | "theme" | "logo"> & {
  readonly payButton: PayWord;
  readonly given: Readonly<Record<Ground, Given>>;
};

/** Brightness in the middle of what eyes see: below it a colour is a dark one. */
const MIDDLE = 0.18;

/** Where one colour cannot serve both grounds, it counts on the ground that it suits. */
const suits: Readonly<Record<Role, "both" | "asGround" | "asText">> = {
  accent: "both",
  accentHover: "both",
  onAccent: "both",
  good: "both",
  wait: "both",
  bad: "both",
  paper: "asGround",
  sheet: "asGround",
  ink: "asText",
  inkSoft: "asText",
};

const fits = (role: Role, colour: Rgb, ground: Ground): boolean =>
  suits[role] === "both" ||
  luminance(colour) < MIDDLE === ((ground === "dark") === (suits[role] === "asGround"));

const coloursOf = (colours: Readonly<Partial<Record<Role, string | null>>>, ground: Ground | null): Given =>
  Object.fromEntries(
    Object.entries(colours).flatMap(([role, hex]) => {
      const colour = hex === null ? null : parseColour(hex);
      if (colour === null) return [];
      return ground === null || fits(role as Role, colour, ground) ? [[role, colour]] : [];
    }),
  );

/** Joins what the account and its link want. A link's values count only where the account lets links style the page. */
export function lookOf(
  brand: Brand = PLAIN,
  link: LinkStyle | null | undefined = null,
  linkButton: PayWord | null | undefined = null,
): Look {
  const style = brand.linkStyle ? (link ?? {}) : {};
  const on = (ground: Ground): Given => ({
    ...coloursOf({ accent: brand.accent[ground], paper: brand.background[ground] }, null),
    ...coloursOf(style.colours ?? {}, ground),
  });
  return {
    radius: brand.radius,
    font: style.font ?? brand.font,
    theme: style.theme ?? brand.theme,
    logo: brand.logo,
    // What the button does is the shop's to say, and the link is the shop's word for this one order.
    payButton: linkButton ?? brand.payButton ?? "pay",
    given: { light: on("light"), dark: on("dark") },
  };
}

/** The grounds on which a page can be seen. */
export const groundsOf = (theme: Brand["theme"]): readonly Ground[] =>
  theme === "auto" ? ["light", "dark"] : [theme];

/** What had to be changed of an account's own colours, for its operator. */
export const correctionsOf = (
  brand: Brand,
): readonly (Palette["corrected"][number] & { readonly ground: Ground })[] =>
  groundsOf(brand.theme).flatMap((ground) =>
    palette(ground, lookOf(brand).given[ground]).corrected.map((each) => ({ ...each, ground })),
  );

/** The logo for a ground, and whether it is made for it: a dark drawing on dark paper needs a white plate. */
export function logoOn(look: Look, ground: Ground): { readonly logo: Logo; readonly plate: boolean } | null {
  const own = look.logo[ground];
  if (own !== null) return { logo: own, plate: false };
  const other = look.logo[ground === "dark" ? "light" : "dark"];
  return other === null ? null : { logo: other, plate: ground === "dark" };
}
