/** An amount in minor units of its currency, a safe integer. Minor units per ISO 4217: 10890 EUR is €108.90, 200 JPY is ¥200. */
export type Money = { readonly minor: number; readonly currency: string };

/** The same sum of the same currency. */
export const sameMoney = (a: Money, b: Money): boolean => a.minor === b.minor && a.currency === b.currency;

/** The sum of two amounts of one currency. Throws on two currencies or beyond exact integers: both are bugs. */
export function addMoney(a: Money, b: Money): Money {
  const minor = a.minor + b.minor;
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} cannot be added`);
  if (!Number.isSafeInteger(minor)) throw new RangeError("The sum is not an exact integer");
  return { minor, currency: a.currency };
}
