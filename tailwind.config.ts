import type { Config } from "tailwindcss";

/**
 * Colours, sizes and shapes are custom properties in app/globals.css; this file only gives them names. Utilities are
 * cut down to what televisions of 2018 (Chromium 64) understand: no flex gap, no inset, no `rgb(r g b / a)`.
 * Source: devices.md 1.5, stack.md 5.
 */
const token = (name: string): string => `var(--${name})`;

export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  // Preflight speaks a CSS that old engines drop; globals.css carries our own few lines instead.
  corePlugins: ["margin", "padding", "display", "textAlign", "fontWeight", "fontSize", "textColor", "width"],
  theme: {
    screens: { wide: "900px" },
    spacing: {
      0: "0",
      1: "0.25rem",
      2: "0.5rem",
      3: "0.75rem",
      4: "1rem",
      5: "1.25rem",
      6: "1.5rem",
      8: "2rem",
    },
    colors: {
      ink: token("ink"),
      soft: token("ink-2"),
      calm: token("ink-3"),
      accent: token("accent"),
      good: token("good"),
      wait: token("wait"),
      bad: token("bad"),
    },
    fontSize: { small: token("text-small"), body: token("text-body") },
    fontWeight: { normal: "400", medium: "550", bold: "650" },
    width: { full: "100%" },
  },
} satisfies Config;
