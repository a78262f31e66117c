import { minorDigits } from "@/lib/money/iso-4217";
import type { Money } from "@/lib/money/money";
import { toDecimal } from "@/lib/money/parse-amount";

/** `text` is ready to be shown; `code` is the currency's code beside it, for machines and for spoken text. */
export type FormattedMoney = { readonly text: string; readonly code: string };

const noBreakSpace = "\u00a0";
/** Signs that several currencies share; each with the one that it means when nothing else is said. */
const sharedSigns: readonly (readonly [RegExp, string | null])[] = [
  [/\$/, "USD"],
  [/£/, "GBP"],
  [/[¥￥]/, "JPY"],
  [/kr|Rs|₨/i, null],
];

/** Making a formatter costs more than all the rest; locales and currencies are closed lists, so this stays small. */
const formatters = new Map<string, Intl.NumberFormat>();

/**
 * An amount for a payer's eyes, with exactly the decimals of ISO 4217 and Latin digits in every language. A sign that
 * other currencies share gets the code behind it: `CA$1.00 (CAD)`. A currency of unknown decimals is never divided: its
 * code and raw minor units are shown. For the server only, engines' locale data differ. Source: devices.md 6.1, 6.2.
 */
export function formatMoney(money: Money, locale: string): FormattedMoney {
  const { minor, currency: code } = money;
  const digits = minorDigits(code);
  if (!Number.isSafeInteger(minor)) throw new RangeError("Minor units must be an exact integer");
  if (digits === null) return { text: `${code}${noBreakSpace}${minor}`, code };
  const formatter = formatterFor(locale, code, digits);
  // As text, so that no float comes between; the cast only says that the text is a number.
  const amount = toDecimal(money) as `${number}`;
  const isIsoCode = code.length === 3;
  if (!isIsoCode) return { text: `${formatter.format(amount)}${noBreakSpace}${code}`, code };
  const parts = formatter.formatToParts(amount);
  const sign = parts.find((part) => part.type === "currency")?.value ?? code;
  const text = parts.map((part) => part.value).join("");
  return { text: isShared(sign, code) ? `${text}${noBreakSpace}(${code})` : text, code };
}

function isShared(sign: string, code: string): boolean {
  if (sign.includes(code)) return false;
  const shared = sharedSigns.find(([pattern]) => pattern.test(sign));
  return shared !== undefined && shared[1] !== code;
}

function formatterFor(locale: string, code: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${code}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    // Intl knows three letters only.
    ...(code.length === 3 ? { style: "currency" as const, currency: code } : {}),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    numberingSystem: "latn",
  });
  formatters.set(key, made);
  return made;
}
