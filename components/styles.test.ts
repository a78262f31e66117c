import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../app/globals.css", import.meta.url), "utf8");
const rules = css.replace(/\/\*[\s\S]*?\*\//g, "");

const tokensOf = (block: string): Record<string, string> =>
  Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = "", value = ""]) => [name, value]),
  );
const [lightBlock = "", darkBlock = ""] = [...rules.matchAll(/:root \{([^}]*)\}/g)].map(
  ([, block = ""]) => block,
);
const light = tokensOf(lightBlock);
const dark = { ...light, ...tokensOf(darkBlock) };

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

const GROUNDS: Readonly<Record<string, readonly string[]>> = {
  ink: ["paper", "sheet", "accent-soft", "bad-soft"],
  "ink-2": ["paper", "sheet", "accent-soft"],
  "ink-3": ["paper", "sheet"],
  accent: ["paper", "sheet", "accent-soft"],
  "on-accent": ["accent", "accent-2"],
  good: ["paper", "sheet", "good-soft"],
  wait: ["paper", "sheet", "wait-soft"],
  bad: ["paper", "sheet", "bad-soft"],
};

describe.each([
  ["light", light],
  ["dark", dark],
])("colours, %s", (_, tokens) => {
  const ratio = (one: string, other: string): number => contrast(tokens[one] ?? "", tokens[other] ?? "");

  it("hold 4.5:1 for every text on every ground that it stands on", () => {
    const weak = Object.entries(GROUNDS).flatMap(([text, grounds]) =>
      grounds.filter((ground) => !(ratio(text, ground) >= 4.5)).map((ground) => `${text} on ${ground}`),
    );
    expect(weak).toEqual([]);
  });

  it("hold 3:1 for borders of fields and for the focus ring", () => {
    for (const line of ["line-strong", "focus", "bad"])
      for (const ground of ["paper", "sheet"]) expect(ratio(line, ground)).toBeGreaterThanOrEqual(3);
  });
});

describe("the style sheet", () => {
  it.each([
    ["flex gap and unprefixed gap", /(?<![-\w])(row-|column-)?gap:/],
    ["inset", /(?<![-\w])inset(-\w+)*:/],
    ["aspect-ratio", /aspect-ratio:/],
    ["min(), max() and clamp()", /:\s[^;]*\b(min|max|clamp)\(/],
    [":is, :where and :has", /:(is|where|has)\(/],
    ["colours with spaces or a slash", /(rgb|hsl)a?\([^,)]*\s[^,)]*\)/],
    ["color-mix and new colour spaces", /color-mix|oklch|oklab/],
    ["logical properties", /(margin|padding|border|inset)-(inline|block)/],
    ["nesting", /&[\s:.]/],
  ])("uses no %s: engines of 2018 drop it", (_, feature) => expect(rules).not.toMatch(feature));

  it("says last what is not printed: a rule that shows something must not bring a button onto paper", () => {
    const print = rules.slice(rules.indexOf("@media print"));
    expect(print).toContain(".no-print,");
    expect(print.slice(print.indexOf(".no-print,"))).not.toMatch(/display: (?!none)/);
  });

  it("never takes the focus ring from engines without :focus-visible", () => {
    const removals = [...rules.matchAll(/([^{}]+)\{[^{}]*outline: (?:0|none)[^{}]*\}/g)].map(
      ([, selector = ""]) => selector.trim(),
    );
    // A heading takes the focus to be read, not to be pressed.
    expect(removals).toEqual([":focus:not(:focus-visible)", ".say h1:focus"]);
  });
});
