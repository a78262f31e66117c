import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { fitsQrCode, QrCode, toPath } from "@/components/ui/qr-code";

const draw = (text: string): string => renderToStaticMarkup(<QrCode text={text} label="Code" />);

it("draws dark runs as rectangles inside a quiet zone of four modules", () =>
  expect(
    toPath([
      [true, true, false],
      [false, false, true],
    ]),
  ).toBe("M4 4h2v1h-2zM6 5h1v1h-1z"));

it("is dark on white in every theme, and named by what to do with it", () => {
  const svg = draw("https://qr.example/1");
  expect(svg).toContain('role="img" aria-label="Code"');
  expect(svg).toContain('fill="#fff"');
  expect(svg).toContain('fill="#000"');
});

it("draws the longest payload that it says fits, and nothing empty", () => {
  expect(fitsQrCode("")).toBe(false);
  for (const letter of ["a", "я"]) {
    const most = Math.floor(2_953 / new TextEncoder().encode(letter).length);
    expect(draw(letter.repeat(most))).toContain("<path");
    expect(draw(letter.repeat(most + 1))).toBe("");
  }
});
