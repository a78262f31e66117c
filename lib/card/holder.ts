import { CYRILLIC, DASHES, LATIN } from "@/lib/card/characters";
import { holdsManyDigits } from "@/lib/card/stray-digits";
import { error, ok, type Result } from "@/lib/result";

export type HolderFault = "missing" | "tooLong" | "characters" | "strayDigits";

const longest = 200;
/** What the Gate takes; letters of other scripts would only come back as a refusal. Source: gate.md 3.2. */
const accepted = new RegExp(`^[${LATIN}${CYRILLIC}0-9 .'-]+$`, "u");
const dashes = new RegExp(`[${DASHES}\\u2212\\u00ad]`, "gu");

/**
 * The name on a card. Look-alike apostrophes, dashes and spaces become the plain ones, letters keep their accents.
 * Source: gate.md 3.2, devices.md 4.1, 6.5.
 */
export function parseHolder(text: string): Result<string, HolderFault> {
  if (text.length > longest * 10) return error("tooLong");
  const name = text
    .normalize("NFC")
    .replace(/[\u2018\u2019\u02bc\u02b9\u00b4\u0060\u2032\uff07]/g, "'")
    .replace(dashes, "-")
    .replace(/[\s\u200b-\u200f\u2060\ufeff]+/g, " ")
    .trim();
  if (name === "") return error("missing");
  if (holdsManyDigits(name)) return error("strayDigits");
  if ([...name].length > longest) return error("tooLong");
  return accepted.test(name) ? ok(name) : error("characters");
}
