import { describe, expect, it } from "vitest";
import { chooseView, linkView, parseView } from "@/lib/screen/view";

const lg = "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 Chrome/108.0.5359.211 Safari/537.36";
const desktop = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36";
const tablet = "Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36";

describe("chooseView", () => {
  it.each([
    ["the payer's switch beats everything", { own: "usual", link: "tv", userAgent: lg }, "usual", "yes"],
    [
      "the payer's switch makes a television of anything",
      { own: "tv", link: null, userAgent: desktop },
      "tv",
      "yes",
    ],
    ["the link beats the guess", { own: null, link: "tv", userAgent: desktop }, "tv", "yes"],
    ["a television is known by its words", { own: null, link: null, userAgent: lg }, "tv", "yes"],
    [
      "a television that was switched may be switched back",
      { own: "usual", link: null, userAgent: lg },
      "usual",
      "yes",
    ],
    ["a desktop has nothing to choose", { own: null, link: null, userAgent: desktop }, "usual", "no"],
    ["what may be a tablet asks its browser", { own: null, link: null, userAgent: tablet }, "usual", "maybe"],
  ] as const)("%s", (_, given, view, offer) => expect(chooseView(given)).toEqual({ view, offer }));
});

describe("linkView", () => {
  it.each([
    ["display=tv", "tv"],
    ["display%5Bview%5D=tv", "tv"],
    ["display[view]=tv&display[hide_footer]=1", "tv"],
    ["display=TV", null],
    ["display[view]=desktop", null],
    ["view=tv", null],
    ["", null],
  ])("%s is %s", (query, view) => expect(linkView(new URLSearchParams(query))).toBe(view));
});

it("only our own two words are views", () =>
  expect(["tv", "usual", "TV", "<b>", "", null, undefined].map(parseView)).toEqual([
    "tv",
    "usual",
    null,
    null,
    null,
    null,
    null,
  ]));
