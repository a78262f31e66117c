import { fromHsl, mix, parseColour, toHex, toHsl, type Rgb } from "@/lib/brand/colour";
import { contrast, correct } from "@/lib/brand/contrast";
import { TOKENS, type Ground, type Token } from "@/lib/brand/tokens";

/** What a merchant may colour. `accent` is links, marks and the filled button; the rest keeps our own colours. */
export const ROLES = [
  "accent",
  "accentHover",
  "onAccent",
  "paper",
  "sheet",
  "ink",
  "inkSoft",
  "good",
  "wait",
  "bad",
] as const;
export type Role = (typeof ROLES)[number];

/** Colours as they were given. */
export type Given = Readonly<Partial<Record<Role, Rgb>>>;

/** `fill` and `edge`: the filled button's ground and its border. */
export type PaletteToken = Token | "fill" | "edge";

export type Palette = {
  readonly colours: Readonly<Record<PaletteToken, Rgb>>;
  /** What was given and could not be used as it was. */
  readonly corrected: readonly { readonly role: Role; readonly from: Rgb; readonly to: Rgb }[];
};

/** The least contrast of text, and of what is no text: borders, the focus ring. Source: WCAG 2.2, 1.4.3, 1.4.11. */
export const TEXT = 4.5;
export const SHAPE = 3;

/** Every pair that stands on a page, and the contrast that it must have. Buttons: see `palette`. */
export const PAIRS: readonly (readonly [front: Token, ground: Token, least: number])[] = [
  ...pairs(["ink", "ink-2", "accent"], ["paper", "sheet", "accent-soft"], TEXT),
  ...pairs(["ink-3"], ["paper", "sheet"], TEXT),
  ...pairs(["ink"], ["bad-soft"], TEXT),
  ...pairs(["good"], ["paper", "sheet", "good-soft"], TEXT),
  ...pairs(["wait"], ["paper", "sheet", "wait-soft"], TEXT),
  ...pairs(["bad"], ["paper", "sheet", "bad-soft"], TEXT),
  ...pairs(["line-strong", "focus"], ["paper", "sheet"], SHAPE),
];

function pairs(fronts: readonly Token[], grounds: readonly Token[], least: number) {
  return fronts.flatMap((front) => grounds.map((ground) => [front, ground, least] as const));
}

/** So much of the accent in the ground of a hovered row is still seen. */
const LEAST_SOFT = 0.07;

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

const rgb = (hex: string): Rgb => parseColour(hex) ?? BLACK;
const ours = {
  light: mapColours(TOKENS.light),
  dark: mapColours(TOKENS.dark),
} as const satisfies Record<Ground, Readonly<Record<Token, Rgb>>>;
function mapColours(tokens: Readonly<Record<Token, string>>): Record<Token, Rgb> {
  return Object.fromEntries(Object.entries(tokens).map(([name, hex]) => [name, rgb(hex)])) as Record<
    Token,
    Rgb
  >;
}

const holds = (front: Rgb, least: number, ...grounds: readonly Rgb[]): boolean =>
  grounds.every((ground) => contrast(front, ground) >= least);

/**
 * The colours of a page with those of a merchant, corrected where a pair would be too weak: grounds away from the ink,
 * everything that is read on them away from the grounds, the hue kept. Colours that pass stay as they are. The filled
 * button keeps the merchant's colour whatever it is: its text is chosen to be read, and where the ground would swallow
 * it, it has an edge.
 */
export function palette(ground: Ground, given: Given): Palette {
  const base = ours[ground];
  const [outwards, inwards] =
    ground === "light" ? (["white", "black"] as const) : (["black", "white"] as const);
  const bears = (colour: Rgb): boolean =>
    [base.ink, base["ink-2"], base["ink-3"]].every((text) => holds(colour, TEXT, text)) &&
    [base["line-strong"], base.focus].every((line) => holds(colour, SHAPE, line));
  const paper = given.paper ? correct(given.paper, outwards, bears) : base.paper;
  const sheet = given.sheet ? correct(given.sheet, outwards, bears) : base.sheet;
  const read = (role: Role, usual: Rgb, grounds: readonly Rgb[]): Rgb =>
    correct(given[role] ?? usual, inwards, (colour) => holds(colour, TEXT, ...grounds));
  /** A ground with a breath of a colour, of which so much is taken as its own text on it allows. */
  const softOf = (colour: Rgb, usual: Token, of: Token, texts: readonly Rgb[]): Rgb => {
    if (colour === base[of] && sheet === base.sheet) return base[usual];
    const most = ground === "light" ? 10 : 18;
    for (let share = most; share > 0; share -= 1) {
      const soft = mix(sheet, colour, share / 100);
      if (holds(soft, TEXT, colour, ...texts)) return soft;
    }
    return sheet;
  };
  const wanted = given.accent ?? base.accent;
  const reads = (colour: Rgb): boolean => holds(colour, TEXT, paper, sheet);
  // One that must move goes on until a hovered row can be seen under it.
  const accent = reads(wanted)
    ? wanted
    : correct(
        wanted,
        inwards,
        (colour) => reads(colour) && holds(colour, TEXT, mix(sheet, colour, LEAST_SOFT)),
      );
  const good = read("good", base.good, [paper, sheet]);
  const wait = read("wait", base.wait, [paper, sheet]);
  const bad = read("bad", base.bad, [paper, sheet]);
  const accentSoft = softOf(accent, "accent-soft", "accent", [base.ink, base["ink-2"]]);
  const badSoft = softOf(bad, "bad-soft", "bad", [base.ink]);
  const button = buttonOf(ground, given);
  const colours: Palette["colours"] = {
    ...base,
    paper,
    sheet,
    ink: read("ink", base.ink, [paper, sheet, accentSoft, badSoft]),
    "ink-2": read("inkSoft", base["ink-2"], [paper, sheet, accentSoft]),
    accent,
    "accent-soft": accentSoft,
    good,
    "good-soft": softOf(good, "good-soft", "good", []),
    wait,
    "wait-soft": softOf(wait, "wait-soft", "wait", []),
    bad,
    "bad-soft": badSoft,
    ...button,
    edge: holds(button.fill, SHAPE, paper, sheet) ? button.fill : accent,
  };
  return { colours, corrected: correctedOf(given, colours) };
}

function buttonOf(ground: Ground, given: Given): Record<"fill" | "accent-2" | "on-accent", Rgb> {
  const base = ours[ground];
  const fill = given.accent ?? base.accent;
  const texts = [given.onAccent, given.accent ? undefined : base["on-accent"], WHITE, ours.light.ink, BLACK];
  const text = texts.find((colour) => colour !== undefined && holds(colour, TEXT, fill)) ?? WHITE;
  const [hue, saturation, lightness] = toHsl(fill);
  const moved = (by: number): Rgb => fromHsl([hue, saturation, Math.min(Math.max(lightness + by, 0), 1)]);
  // Away from its text; at the end of the scale back again, so that a press is always seen.
  const away = contrast(text, WHITE) < contrast(text, BLACK) ? -0.08 : 0.08;
  const room = away < 0 ? lightness : 1 - lightness;
  const hovers = [
    given.accentHover,
    given.accent ? undefined : base["accent-2"],
    moved(room < 0.1 ? -away : away),
    moved(away),
  ];
  const hover = hovers.find((colour) => colour !== undefined && holds(colour, TEXT, text)) ?? fill;
  return { fill, "accent-2": hover, "on-accent": text };
}

/** Where each given colour comes to stand. */
const STANDS = {
  accent: "accent",
  accentHover: "accent-2",
  onAccent: "on-accent",
  paper: "paper",
  sheet: "sheet",
  ink: "ink",
  inkSoft: "ink-2",
  good: "good",
  wait: "wait",
  bad: "bad",
} as const satisfies Record<Role, PaletteToken>;

const correctedOf = (given: Given, colours: Palette["colours"]): Palette["corrected"] =>
  ROLES.flatMap((role) => {
    const from = given[role];
    const to = colours[STANDS[role]];
    return from === undefined || toHex(from) === toHex(to) ? [] : [{ role, from, to }];
  });
