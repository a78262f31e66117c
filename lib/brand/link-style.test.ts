import { expect, test } from "vitest";
import { parseLinkStyle } from "@/lib/brand/link-style";

test.each([
  [{ theme: "dark" }, { theme: "dark" }],
  [{ theme: "light" }, { theme: "light" }],
  // The widget's older word, and a word that nobody knows.
  [{ theme: "basic" }, { theme: "light" }],
  [{ theme: "midnight" }, { theme: "light" }],
  [{ theme: "auto" }, {}],
  [{ primary: "#0052cc" }, { colours: { accent: "#0052cc" } }],
  [{ primary_color: "rgb(0, 82, 204)" }, { colours: { accent: "#0052cc" } }],
  [{ primary_color: "#fff", primary: "#000" }, { colours: { accent: "#ffffff" } }],
  [{ primary: "#000", primary_color: "#fff" }, { colours: { accent: "#ffffff" } }],
  [{ font_family: "Monospace" }, { font: "mono" }],
  [{ on_primary_color: "#fff", danger_color: "#a00" }, { colours: { onAccent: "#ffffff", bad: "#aa0000" } }],
  [{ secondary_variant: "#fff", show_method_logo: "false", anything: "x" }, {}],
])("%j is read", (given, style) => expect(parseLinkStyle(given)).toEqual({ style, bad: [] }));

test("what cannot be used is named and left out", () => {
  expect(parseLinkStyle({ primary: "red;}", font_family: "Comic Sans MS", theme: "dark" })).toEqual({
    style: { theme: "dark" },
    bad: ["primary", "font_family"],
  });
});

test("a name that every object has is no key of ours", () => {
  expect(parseLinkStyle({ constructor: "#fff", font_family: "constructor" }).style).toEqual({});
});
