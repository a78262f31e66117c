import * as z from "zod/mini";
import { brandOf } from "@/lib/card/brand";
import { normaliseDigits } from "@/lib/card/digits";
import { parseExpiry, type ExpiryFault } from "@/lib/card/expiry";
import { parseHolder, type HolderFault } from "@/lib/card/holder";
import { parsePan, type Pan, type PanFault } from "@/lib/card/pan";
import { parseSecurityCode, type CodeFault } from "@/lib/card/security-code";
import { error, ok, type Result } from "@/lib/result";

/** A card as it goes to the Gate. `cvv` null where the card has none, `holder` empty where it may be left out. */
export type CardInput = {
  readonly pan: Pan;
  readonly month: number;
  readonly year: number;
  readonly cvv: string | null;
  readonly holder: string;
};

export type CardField = "number" | "expiryMonth" | "expiryYear" | "cvv" | "holder";

/** All that a card form can be told, as keys: a value is never part of a fault. */
export type CardFault =
  `number.${PanFault}` | `expiry.${ExpiryFault}` | `cvv.${CodeFault}` | `holder.${HolderFault}`;

/** `now` in milliseconds; in test mode an expiry in the past passes; the holder is required unless said otherwise. */
export type CardRules = {
  readonly now: number;
  readonly testMode: boolean;
  readonly holder?: "required" | "optional";
};

/** Where each fault is to be mended, in the order of the form. */
const fieldOf = {
  "number.missing": "number",
  "number.notDigits": "number",
  "number.tooShort": "number",
  "number.tooLong": "number",
  "number.checksum": "number",
  "expiry.missing": "expiryMonth",
  "expiry.month": "expiryMonth",
  "expiry.year": "expiryYear",
  "expiry.past": "expiryMonth",
  "cvv.missing": "cvv",
  "cvv.length3": "cvv",
  "cvv.length4": "cvv",
  "cvv.length": "cvv",
  "holder.missing": "holder",
  "holder.tooLong": "holder",
  "holder.characters": "holder",
  "holder.strayDigits": "holder",
} as const satisfies Record<CardFault, CardField>;

/** The field where a fault is to be mended. */
export const cardFaultField = (fault: CardFault): CardField => fieldOf[fault];

const allFaults: ReadonlySet<string> = new Set(Object.keys(fieldOf));
const isCardFault = (text: string): text is CardFault => allFaults.has(text);

/** The faults in a text like `number.checksum,expiry.past`: order kept, what is unknown dropped, each once. */
export const parseCardFaults = (text: string): CardFault[] =>
  [...new Set(text.slice(0, 1_000).split(","))].filter(isCardFault);

/** What the five inputs hold. */
export type CardValues = Readonly<Record<CardField, string>>;

/**
 * The one schema of the card form, for browser and server. Messages of its issues are `CardFault`s at their field's
 * path; no issue carries a value. One transform instead of an object of strings: less than half the bytes in the browser.
 * Source: devices.md 4.1, 6.6, gate.md 3.2.
 */
export const cardSchema = (rules: CardRules) =>
  z.transform((values: CardValues, context): CardInput => {
    const checked = readCard(values, rules);
    if (checked.ok) return checked.value;
    for (const fault of checked.error) {
      context.issues.push({ code: "custom", message: fault, path: [fieldOf[fault]], input: undefined });
    }
    return z.NEVER;
  });

/** Form values (unknown from outside) to a card, or to all faults in the order of the form. */
export function checkCard(input: unknown, rules: CardRules): Result<CardInput, readonly CardFault[]> {
  const checked = cardSchema(rules).safeParse(input);
  return checked.success
    ? ok(checked.data)
    : error(checked.error.issues.map((issue) => issue.message).filter(isCardFault));
}

/** Anything that is no text (a missing field, a file) counts as an empty field. */
function textOf(values: unknown, field: CardField): string {
  if (typeof values !== "object" || values === null) return "";
  const value: unknown = Reflect.get(values, field);
  return typeof value === "string" ? value : "";
}

function readCard(values: CardValues, rules: CardRules): Result<CardInput, readonly CardFault[]> {
  const number = textOf(values, "number");
  const code = textOf(values, "cvv");
  const pan = parsePan(number);
  const expiry = parseExpiry(textOf(values, "expiryMonth"), textOf(values, "expiryYear"), rules);
  const brand = brandOf(normaliseDigits(number.slice(0, 200)));
  const cvv = parseSecurityCode(code, brand);
  // Without a good number nobody knows whether the card has a code: ask for it with the rest.
  const cvvMissing = !pan.ok && brand === null && code.trim() === "";
  const holder = parseHolder(textOf(values, "holder"));
  const holderLeftOut = rules.holder === "optional" && !holder.ok && holder.error === "missing";
  if (pan.ok && expiry.ok && cvv.ok && (holder.ok || holderLeftOut))
    return ok({ pan: pan.value, ...expiry.value, cvv: cvv.value, holder: holder.ok ? holder.value : "" });
  const faults: CardFault[] = [];
  if (!pan.ok) faults.push(`number.${pan.error}`);
  if (!expiry.ok) faults.push(`expiry.${expiry.error}`);
  if (cvvMissing) faults.push("cvv.missing");
  else if (!cvv.ok) faults.push(`cvv.${cvv.error}`);
  if (!holder.ok && !holderLeftOut) faults.push(`holder.${holder.error}`);
  return error(faults);
}
