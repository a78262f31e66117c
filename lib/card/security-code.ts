import type { Brand, CodePolicy } from "@/lib/card/brand";
import { normaliseDigits } from "@/lib/card/digits";
import { error, ok, type Result } from "@/lib/result";

/** `length` is for cards of an unknown brand: three digits or four. */
export type CodeFault = "missing" | "length3" | "length4" | "length";

/**
 * The code of a card, or null where the brand has none or it was rightly left out. A code given for a brand that has
 * none is dropped, not sent. `brand` null means unknown: then the code may be left out, as unknown brands never block,
 * unless `policy` has it otherwise.
 * Source: devices.md 6.6, gate.md 3.2.
 */
export function parseSecurityCode(
  text: string,
  brand: Brand | null,
  policy: CodePolicy = brand?.code ?? "optional",
): Result<string | null, CodeFault> {
  if (policy === "none") return ok(null);
  const code = normaliseDigits(text.slice(0, 40));
  if (code === "") return policy === "required" ? error("missing") : ok(null);
  if (brand === null) return /^[0-9]{3,4}$/.test(code) ? ok(code) : error("length");
  const fits = code.length === brand.codeDigits && /^[0-9]+$/.test(code);
  return fits ? ok(code) : error(brand.codeDigits === 4 ? "length4" : "length3");
}
