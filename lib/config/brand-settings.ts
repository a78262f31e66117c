import "server-only";

import { z } from "zod";
import {
  FONT_NAMES,
  MOST_RADIUS,
  PAY_WORDS,
  PLAIN,
  RADII,
  THEMES,
  type Brand,
  type Logo,
  type Radius,
} from "@/lib/brand/brand";
import { parseColour, toHex } from "@/lib/brand/colour";
import { luminance } from "@/lib/brand/contrast";
import { error, ok, type Result } from "@/lib/result";

/** Reads a logo's file as it stands in the accounts file, or says what is wrong with it. */
export type LogoReader = (file: string) => Result<Logo, string>;

/** What the file says, before its pictures are read. */
export type BrandSettings = Omit<Brand, "logo"> & {
  readonly logoFiles: { readonly light: string | null; readonly dark: string | null };
};

const advice = "put a colour as #rrggbb, rgb() or hsl()";
const colour = z.string(advice).transform((text, context) => {
  const parsed = parseColour(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: "custom", message: advice });
  return z.NEVER;
});
const shades = z.union(
  [colour, z.strictObject({ light: colour.nullish(), dark: colour.nullish() })],
  `${advice}, or { "light": …, "dark": … }`,
);
type Given = z.infer<typeof shades> | null | undefined;

const hexOf = (given: z.infer<typeof colour> | null | undefined): string | null =>
  given === null || given === undefined ? null : toHex(given);
const isPair = (given: Given): given is Exclude<NonNullable<Given>, z.infer<typeof colour>> =>
  given !== null && given !== undefined && !Array.isArray(given);
/** One accent serves both grounds: it is corrected for each. */
const accentShades = (given: Given): Brand["accent"] =>
  isPair(given)
    ? { light: hexOf(given.light), dark: hexOf(given.dark) }
    : { light: hexOf(given), dark: hexOf(given) };
/** One background is that of light or of dark pages, as it is itself. */
const backgroundShades = (given: Given): Brand["background"] =>
  isPair(given) || given === null || given === undefined
    ? accentShades(given)
    : { ...PLAIN.background, [luminance(given) < 0.18 ? "dark" : "light"]: toHex(given) };

const radiusAdvice = `put one of ${Object.keys(RADII).join(", ")}, or pixels from 0 to ${MOST_RADIUS}`;
const radius = z.union(
  [
    z.enum(Object.keys(RADII) as Extract<Radius, string>[]),
    z.number().min(0, radiusAdvice).max(MOST_RADIUS, radiusAdvice),
  ],
  radiusAdvice,
);
const oneOf = <T extends string>(words: readonly T[]) =>
  z.enum(words as readonly [T, ...T[]], `put one of ${words.join(", ")}`);
const file = z.string("put the path of a PNG file, from the accounts file on").min(1);

/** `brand` of an account. Unlike elsewhere a name that is not known is refused: a misspelt colour would just be missing. */
export const brandSettings = z
  .strictObject({
    logo: file.nullish(),
    logo_dark: file.nullish(),
    accent: shades.nullish(),
    colour: shades.nullish(),
    color: shades.nullish(),
    background: shades.nullish(),
    radius: radius.nullish(),
    font: oneOf(FONT_NAMES).nullish(),
    pay_button: oneOf(PAY_WORDS).nullish(),
    theme: oneOf(THEMES).nullish(),
    link_style: z.boolean().nullish(),
  })
  .refine(
    ({ accent, colour: british, color }) =>
      [accent, british, color].filter((each) => each !== undefined && each !== null).length < 2,
    "put accent or colour, not both",
  )
  .refine(({ logo, logo_dark: dark }) => !dark || Boolean(logo), "put a logo besides logo_dark")
  .nullish()
  .transform((wire): BrandSettings => ({
    logoFiles: { light: wire?.logo ?? null, dark: wire?.logo_dark ?? null },
    accent: accentShades(wire?.accent ?? wire?.colour ?? wire?.color),
    background: backgroundShades(wire?.background),
    radius: wire?.radius ?? null,
    font: wire?.font ?? null,
    payButton: wire?.pay_button ?? null,
    theme: wire?.theme ?? PLAIN.theme,
    linkStyle: wire?.link_style ?? PLAIN.linkStyle,
  }));

/** The brand with its pictures read; each problem names the member. */
export function withLogos(
  { logoFiles, ...settings }: BrandSettings,
  read: LogoReader,
): Result<Brand, readonly string[]> {
  const [light, dark] = [logoFiles.light, logoFiles.dark].map((name) => (name === null ? null : read(name)));
  const problems = [light, dark].flatMap((logo, at) =>
    logo && !logo.ok ? [`brand.${at === 0 ? "logo" : "logo_dark"}: ${logo.error}`] : [],
  );
  if (problems.length > 0) return error(problems);
  return ok({
    ...settings,
    logo: { light: light?.ok ? light.value : null, dark: dark?.ok ? dark.value : null },
  });
}
