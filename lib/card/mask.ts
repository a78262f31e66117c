/**
 * The last four digits of a number that came masked (`424242******4243`), or null for any other text: a whole number is
 * not taken apart here, it should not have come. Source: gate.md 6.2, PCI DSS 3.4.1.
 */
export const maskedLast4 = (masked: string): string | null =>
  /^(?:[0-9 -]{0,10}[*xX\u2022][*xX\u2022 -]*)?([0-9]{4})$/.exec(masked.trim())?.[1] ?? null;
