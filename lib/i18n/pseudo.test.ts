import { describe, expect, it } from "vitest";
import { en } from "@/lib/i18n/catalogues/en";
import { parsePseudo } from "@/lib/i18n/languages";
import { namesOf, pluralsOf } from "@/lib/i18n/message";
import { pseudoMessage, pseudoTexts } from "@/lib/i18n/pseudo";

describe("the test language", () => {
  it("says every message in brackets, at twice the length, with all that it asks for", () => {
    for (const message of Object.values(en)) {
      const pseudo = pseudoMessage(message);
      expect(pseudo).toMatch(/^⟦.*⟧$/s);
      expect(namesOf(pseudo)).toEqual(namesOf(message));
      expect(pluralsOf(pseudo)).toEqual(pluralsOf(message));
      const words = message.replace(/\{[^{}]*(\{[^{}]*\}[^{}]*)*\}/g, "").trim();
      expect(pseudo.length).toBeGreaterThanOrEqual(words.length * 2);
    }
  });

  it("fills messages as any language does", () => {
    expect(pseudoTexts("en-XA").t("card.pay", { amount: "€1.00" })).toBe("⟦Påý €1.00 Påý⟧");
    expect(pseudoTexts("en-XA").t("tries.left", { count: 1 })).toMatch(/^⟦1 ţrý léfţ /);
    expect(pseudoTexts("ar-XB").t("card.pay", { amount: "€1.00" })).toBe("⟦Påý \u2068€1.00\u2069 Påý⟧");
  });

  it("is asked for by its whole tag only", () => {
    expect(parsePseudo("en-XA")).toBe("en-XA");
    for (const tag of ["en", "ar", "toString", "", null]) expect(parsePseudo(tag)).toBeNull();
  });
});
