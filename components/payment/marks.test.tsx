import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { brandMark, Mark } from "@/components/payment/marks";
import { SCHEME_SHAPES } from "@/components/payment/scheme-shapes";

describe("marks", () => {
  it("give an unknown brand the neutral card", () => {
    expect(brandMark("visa")).toBe("visa");
    expect(brandMark("verve")).toBe("card");
    expect(brandMark("toString")).toBe("card");
    expect(brandMark(null)).toBe("card");
  });

  it("are all of one size and silent for screen readers", () => {
    for (const name of [...(Object.keys(SCHEME_SHAPES) as (keyof typeof SCHEME_SHAPES)[]), "qr" as const]) {
      const drawing = renderToStaticMarkup(<Mark name={name} />);
      expect(drawing).toContain('viewBox="0 0 44 30"');
      expect(drawing).toContain('aria-hidden="true"');
      expect(drawing).not.toMatch(/href|url\(/);
    }
  });
});
