import type { Money } from "@/lib/money/money";

/**
 * What the payer saw on the button, carried by the form. It protects the payer when the invoice changes while the form
 * is open; it decides no amount, so that tampering with it only makes the page ask again. Source: trust-and-speed.md
 * A.2 row 22.
 */
export const seenOf = (amount: Money): string => `${amount.minor}:${amount.currency}`;
