import postcss from "postcss";
import { describe, expect, it } from "vitest";
import { mirrorCss } from "@/app/mirror-css.mjs";

const mirrored = (declarations: string): string =>
  mirrorCss(postcss.parse(`a{${declarations}}`))
    .toString()
    .slice(2, -1);

describe("a sheet turned around", () => {
  it.each([
    ["margin-left: 1rem", "margin-right: 1rem"],
    ["border-right: 5px solid red", "border-left: 5px solid red"],
    ["left: 0", "right: 0"],
    ["padding: 1px 2px 3px 4px", "padding: 1px 4px 3px 2px"],
    ["padding: 0 1rem", "padding: 0 1rem"],
    ["margin: 0 calc(1px + (2px * 2)) 0 4px", "margin: 0 4px 0 calc(1px + (2px * 2))"],
    ["border-width: 2px 2px 0 0", "border-width: 2px 0 0 2px"],
    ["border-radius: 1px 2px 3px 4px", "border-radius: 2px 1px 4px 3px"],
    ["border-radius: var(--radius) var(--radius) 0 0", "border-radius: var(--radius) var(--radius) 0 0"],
    ["border-top-left-radius: 0", "border-top-right-radius: 0"],
    ["text-align: left", "text-align: right"],
    ["transform: rotate(45deg)", "transform: rotate(-45deg)"],
    ["transform: rotate(-7deg) scale(1.25)", "transform: rotate(7deg) scale(1.25)"],
    ["transform: translate(-50%, 2px)", "transform: translate(50%, 2px)"],
    [
      "background: url(right.svg) no-repeat right 1rem center",
      "background: url(right.svg) no-repeat left 1rem center",
    ],
    ["background-position: calc(100% - 1rem) 50%", "background-position: 1rem 50%"],
    [
      "background: linear-gradient(135deg, red 50%, blue 51%)",
      "background: linear-gradient(225deg, red 50%, blue 51%)",
    ],
    ["bottom: calc(100% - 1rem)", "bottom: calc(100% - 1rem)"],
    ["--shade: drop-shadow(0 1px 1px red)", "--shade: drop-shadow(0 1px 1px red)"],
    ["/* stays: a picture */ left: 0", "/* stays: a picture */ left: 0"],
  ])("has %s as %s", (here, there) => expect(mirrored(here)).toBe(there));

  it("turned twice is itself, with all that a person writes about sides", () => {
    const sides =
      "margin:1px 2px 3px 4px;padding-left:2px;border-radius:1px 2px 3px 4px;right:1px;text-align:left";
    expect(mirrored(mirrored(sides))).toBe(sides);
  });
});
