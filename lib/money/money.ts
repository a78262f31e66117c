/** An amount in minor units of its currency, a safe integer. Minor units per ISO 4217: 10890 EUR is €108.90, 200 JPY is ¥200. */
export type Money = { readonly minor: number; readonly currency: string };
