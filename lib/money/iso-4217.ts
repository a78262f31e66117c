/**
 * How many decimals each currency has. Own table, because the lists in engines and packages differ from ISO 4217 and
 * change with their version. Units of account without decimals of their own (metals, XDR, XXX) are absent on purpose.
 * MGA and MRU count fifths, and ISO gives them two decimals.
 */
const byDigits = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  2: [
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD",
    "CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP",
    "GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK",
    "LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO",
    "NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS",
    "SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST",
    "XAD XCD XCG YER ZAR ZMW ZWG",
    // Reserved for tests; Commerce has a test service in it.
    "XTS",
  ].join(" "),
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
} as const;

/** Not ISO 4217: digital currencies that Commerce offers, with the decimals of its catalogue. Source: public-api.md 11, 12. */
const digital: Readonly<Record<string, number>> = { BTC: 8, ETH: 8, USDT: 8 };

const table: ReadonlyMap<string, number> = new Map([
  ...Object.entries(byDigits).flatMap(([digits, codes]) =>
    codes.split(" ").map((code) => [code, Number(digits)] as const),
  ),
  ...Object.entries(digital),
]);

/** Every currency that can be reckoned with, upper case. */
export const currencies: readonly string[] = [...table.keys()];

/** The exponent of a currency (upper-case code), or null for one that we must not divide. Source: ISO 4217; devices.md 6.1. */
export const minorDigits = (currency: string): number | null => table.get(currency) ?? null;

/** A digital currency, as Commerce offers them beside ISO 4217. Source: public-api.md 11. */
export const isDigitalCurrency = (currency: string): boolean => Object.hasOwn(digital, currency);
