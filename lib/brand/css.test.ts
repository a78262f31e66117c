import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { PLAIN, RADII, type Brand } from "@/lib/brand/brand";
import { brandCss } from "@/lib/brand/css";
import { parseLinkStyle } from "@/lib/brand/link-style";
import { correctionsOf, lookOf } from "@/lib/brand/look";
import { SHADES, TOKENS } from "@/lib/brand/tokens";

const sheet = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const logo = (name: string, width: number, height: number) => ({ name, width, height });
const branded: Brand = { ...PLAIN, accent: { light: "#e2001a", dark: "#e2001a" } };

test("the colours and shades named here are those of the style sheet", () => {
  const [light = "", dark = ""] = [...sheet.matchAll(/:root \{([^}]*)\}/g)].map(([, block = ""]) => block);
  for (const [block, ground] of [
    [light, "light"],
    [dark, "dark"],
  ] as const) {
    for (const [name, hex] of Object.entries(TOKENS[ground])) expect(block).toContain(`--${name}: ${hex};`);
    expect(block.replace(/\s+/g, " ")).toContain(`--shade: ${SHADES[ground]};`);
  }
});

test("an account without a look of its own gets not one rule", () => {
  expect(brandCss(lookOf())).toBe("");
  expect(brandCss(lookOf(PLAIN, {}, "donate"))).toBe("");
});

test("an accent is printed for both grounds, and for screens only", () => {
  const css = brandCss(lookOf(branded));
  expect(css).toMatch(/^@media screen\{:root\{[^}]*--fill:#e2001a/);
  expect(css).toContain("@media screen and (prefers-color-scheme:dark){:root{");
  expect(css).not.toContain("--paper");
  expect(css.length).toBeLessThan(700);
});

test("a forced ground prints the whole set of it and names it to the browser", () => {
  const css = brandCss(lookOf(PLAIN, { theme: "dark" }));
  for (const [name, hex] of Object.entries(TOKENS.dark)) expect(css).toContain(`--${name}:${hex}`);
  expect(css).toContain("color-scheme:dark");
  expect(css).not.toContain("prefers-color-scheme");
});

test("a television is dark for everybody: a merchant's own colours count there, a wished theme does not", () => {
  expect(brandCss({ ...lookOf(PLAIN, { theme: "light" }), theme: "dark" }, true)).toBe("");
  const css = brandCss({ ...lookOf(branded), theme: "dark" }, true);
  expect(css).toMatch(/^@media screen\{:root\[data-view\]\{[^}]*--fill:#/);
  for (const name of ["paper", "on-accent", "ink"]) expect(css).toContain(`--${name}:`);
  expect(css).not.toContain("prefers-color-scheme");
});

test("corners and typefaces come from closed lists", () => {
  for (const radius of [...(Object.keys(RADII) as (keyof typeof RADII)[]), 0, 28])
    expect(brandCss(lookOf({ ...PLAIN, radius }))).toMatch(
      /^:root\{--radius:[\d.]+rem;--radius-2:[\d.]+rem;--radius-3:[\d.]+rem\}$/,
    );
  expect(brandCss(lookOf({ ...PLAIN, font: "serif" }))).toContain("--sans:Charter");
});

test("a logo keeps its room, and stands on a white plate where it was not drawn for dark paper", () => {
  const one = brandCss(lookOf({ ...PLAIN, logo: { light: logo("a.png", 400, 100), dark: null } }));
  expect(one).toContain(".logo{width:10rem;height:2.5rem}");
  expect(one).toContain("box-shadow:0 0 0 .25rem #fff");
  const two = brandCss(
    lookOf({ ...PLAIN, logo: { light: logo("a.png", 100, 100), dark: logo("b.png", 880, 100) } }),
  );
  expect(two).toContain(".logo{width:2.5rem;height:2.5rem}");
  expect(two).toContain(".logo{width:11rem;height:1.25rem}");
  expect(two).not.toContain("#fff");
});

test("a link changes the look only where its account lets it", () => {
  const style = { theme: "light", colours: { accent: "#0b6b45" } } as const;
  expect(brandCss(lookOf(branded, style))).toContain("--fill:#0b6b45");
  expect(brandCss(lookOf({ ...branded, linkStyle: false }, style))).toBe(brandCss(lookOf(branded)));
});

test("one ground or one ink counts where it suits: a light page is never given a dark one's", () => {
  const css = brandCss(lookOf(PLAIN, { colours: { paper: "#101820", ink: "#ffffff" } }));
  const [light = "", dark = ""] = css.split("@media screen and (prefers-color-scheme:dark)");
  expect(light).toContain("--paper:#f4f2ee");
  expect(dark).toContain("--paper:#101820");
});

test("what one ground changes the other one names too: else the light page's paper would lie under dark ink", () => {
  const namesOf = (css = "") => [...css.matchAll(/--([\w-]+):/g)].map(([, name]) => name).toSorted();
  for (const brand of [
    { ...PLAIN, background: { light: "#fff9dc", dark: null } },
    { ...PLAIN, accent: { light: null, dark: "#ffe45c" } },
    branded,
  ]) {
    const [light, dark] = brandCss(lookOf(brand)).split("@media screen and (prefers-color-scheme:dark)");
    expect(namesOf(light)).toEqual(namesOf(dark));
    expect(namesOf(light).length).toBeGreaterThan(0);
  }
});

test("the operator hears of each of his colours that had to give way, on the grounds that are seen", () => {
  const pale: Brand = { ...PLAIN, accent: { light: "#ffe45c", dark: "#ffe45c" } };
  expect(correctionsOf(pale)).toMatchObject([{ role: "accent", ground: "light", from: [255, 228, 92] }]);
  expect(correctionsOf({ ...pale, theme: "dark" })).toEqual([]);
});

test("whatever a link says, nothing but numbers, words of ours and hex colours is printed", () => {
  const names = [
    "theme",
    "primary",
    "primary_color",
    "primary_background_color",
    "font_family",
    "danger_color",
  ];
  const evil = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom(
      "#fff;}*{x:url(//e)}",
      "</style><script>",
      "dark}",
      "#0f0",
      "rgb(1,2,3)",
      "serif",
      "dark",
    ),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), evil), (given) => {
      const css = brandCss(lookOf(PLAIN, parseLinkStyle(given).style));
      expect(css.replace(/--sans:[^}]*?(serif|monospace)\b/g, "")).toMatch(
        /^(@media screen( and \(prefers-color-scheme:dark\))?\{|:root\{|[\w-]+:(#[0-9a-f]{6}|[\w.-]+|[\w .,()#-]+);?|\})*$/,
      );
      expect(css).not.toMatch(/url|<|\\|@import|\*/);
    }),
    { numRuns: 1_000 },
  );
});
