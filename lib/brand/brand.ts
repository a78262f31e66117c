import type { Ground } from "@/lib/brand/tokens";

/** `auto` follows the payer's device. */
export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Typefaces that devices have; no font file is ever on the way to the first key. */
export const FONTS = {
  system: null,
  serif: 'Charter, "Iowan Old Style", Georgia, Cambria, "Noto Serif", "Times New Roman", serif',
  mono: 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", "Roboto Mono", monospace',
  rounded: 'ui-rounded, "SF Pro Rounded", "Arial Rounded MT Bold", Nunito, Quicksand, system-ui, sans-serif',
} as const;
export type Font = keyof typeof FONTS;
export const FONT_NAMES = ["system", "serif", "mono", "rounded"] as const satisfies readonly Font[];

/** Corners of panels, buttons and fields, in pixels of a usual letter size. */
export const RADII = { none: [0, 0, 0], small: [6, 6, 5], round: [22, 30, 16] } as const;
export type Radius = keyof typeof RADII | number;
export const MOST_RADIUS = 28;

/** What the button that pays may say; `pay` is "Pay €10.00". */
export const PAY_WORDS = ["pay", "donate", "subscribe", "book", "order"] as const;
export type PayWord = (typeof PAY_WORDS)[number];

/** A picture that was read and judged at start; `name` is its place among our addresses. */
export type Logo = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
};

/** One colour for both grounds, or one for each; as `#rrggbb`. */
export type Shades = Readonly<Record<Ground, string | null>>;

/** How an account's pages look. Nothing set is our own look. */
export type Brand = {
  readonly logo: Readonly<Record<Ground, Logo | null>>;
  readonly accent: Shades;
  readonly background: Shades;
  readonly radius: Radius | null;
  readonly font: Font | null;
  readonly payButton: PayWord | null;
  readonly theme: Theme;
  /** Payment links may change the look. */
  readonly linkStyle: boolean;
};

const nothing = { light: null, dark: null };

/** Our own look. */
export const PLAIN: Brand = {
  logo: nothing,
  accent: nothing,
  background: nothing,
  radius: null,
  font: null,
  payButton: null,
  theme: "auto",
  linkStyle: true,
};
