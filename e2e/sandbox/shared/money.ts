/** ISO 4217 currencies whose exponent is not two, and the few that are no currency of a country. */
const EXPONENTS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ").map((c) => [c, 0]),
  ),
  ...Object.fromEntries("BHD IQD JOD KWD LYD OMR TND".split(" ").map((c) => [c, 3])),
  ...Object.fromEntries("CLF UYW".split(" ").map((c) => [c, 4])),
  BTC: 8,
};

const KNOWN = new Set([...Intl.supportedValuesOf("currency"), ...Object.keys(EXPONENTS), "XTS"]);

export const isCurrency = (code: string): boolean => KNOWN.has(code);

export const exponentOf = (currency: string): number => EXPONENTS[currency] ?? 2;

/** Decimal text or number in major units to minor units; null when it is no such amount in this currency. */
export const toMinor = (amount: unknown, currency: string): number | null => {
  if (typeof amount !== "string" && typeof amount !== "number") return null;
  const match = /^(\d{1,12})(?:\.(\d{1,8}))?$/.exec(String(amount));
  if (!match) return null;
  const digits = (match[2] ?? "").replace(/0+$/, "");
  const exponent = exponentOf(currency);
  if (digits.length > exponent) return null;
  const minor = Number(`${match[1]}${digits.padEnd(exponent, "0")}`);
  return Number.isSafeInteger(minor) ? minor : null;
};

/** 10890 EUR is "108.90", 200 JPY is "200". */
export const toDecimal = (minor: number, currency: string): string => {
  const exponent = exponentOf(currency);
  if (exponent === 0) return String(minor);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
};

/** As the platform prints amounts in JSON: a number in major units, whole where it is whole. */
export const toMajor = (minor: number, currency: string): number => Number(toDecimal(minor, currency));

export const formatMoney = (minor: number, currency: string, locale = "en"): string =>
  new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: exponentOf(currency),
    maximumFractionDigits: exponentOf(currency),
  }).format(Number(toDecimal(minor, currency)));
