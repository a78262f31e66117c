/** The page is drawn light or dark; `auto` follows the payer's device. */
export type Ground = "light" | "dark";

/**
 * The colours of app/globals.css (a test holds the two together): what a merchant's colours are judged against, and what
 * is printed where a page is forced to be light or dark.
 */
export const TOKENS = {
  light: {
    paper: "#f4f2ee",
    sheet: "#ffffff",
    ink: "#14161b",
    "ink-2": "#565b66",
    "ink-3": "#676c77",
    line: "#dcd8d0",
    "line-strong": "#858991",
    accent: "#2542c9",
    "accent-2": "#1c35a8",
    "on-accent": "#ffffff",
    "accent-soft": "#eef1ff",
    good: "#0b6b45",
    "good-soft": "#e6f4ec",
    wait: "#8a5a00",
    "wait-soft": "#fff4dc",
    bad: "#b3261e",
    "bad-soft": "#fdecea",
    focus: "#14161b",
  },
  dark: {
    paper: "#101217",
    sheet: "#1a1d25",
    ink: "#f2f1ee",
    "ink-2": "#b4b8c2",
    "ink-3": "#979ca8",
    line: "#2f343f",
    "line-strong": "#7b808c",
    accent: "#8ea2ff",
    "accent-2": "#a9b8ff",
    "on-accent": "#0d1020",
    "accent-soft": "#20263f",
    good: "#6bd3a1",
    "good-soft": "#14291f",
    wait: "#f0c169",
    "wait-soft": "#30250f",
    bad: "#ff9a90",
    "bad-soft": "#351b19",
    focus: "#ffffff",
  },
} as const satisfies Record<Ground, Readonly<Record<string, string>>>;

/** The slip's shadow, which is no colour and changes with the ground all the same. */
export const SHADES = {
  light:
    "drop-shadow(0 1px 1px rgba(20, 22, 27, 0.07)) drop-shadow(0 0.75rem 1.25rem rgba(20, 22, 27, 0.09))",
  dark: "drop-shadow(0 0.75rem 1.25rem rgba(0, 0, 0, 0.35))",
} as const satisfies Record<Ground, string>;

export type Token = keyof (typeof TOKENS)["light"];
