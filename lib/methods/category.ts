/** The groups of the list, in the order in which a payer sees them. */
export const methodCategories = [
  "card",
  "bank",
  "wallet",
  "mobile",
  "cash",
  "voucher",
  "crypto",
  "other",
] as const;

export type MethodCategory = (typeof methodCategories)[number];

/** The name of one of our own neutral drawings. */
export type MethodMark = MethodCategory | "qr";

/** Commerce's categories; whatever is not here is `other`. Source: public-api.md 3.3. */
const categories: ReadonlyMap<string, MethodCategory> = new Map([
  ["payment_card", "card"],
  ["online_banking", "bank"],
  ["internet_banking", "bank"],
  ["bank_transfer", "bank"],
  ["direct_debit", "bank"],
  ["invoice_payment", "bank"],
  ["digital_wallet", "wallet"],
  ["mobile_payment", "mobile"],
  ["mobile_carrier_billing", "mobile"],
  ["ussd", "mobile"],
  ["cash_payment", "cash"],
  ["cash_on_delivery", "cash"],
  ["check", "cash"],
  ["prepaid_voucher", "voucher"],
  ["prepaid_card", "voucher"],
  ["crypto", "crypto"],
  ["cryptocurrency", "crypto"],
]);

/** Digital currencies stand in Commerce's catalogue under `alternative`: only their codes tell. */
const coins =
  /^(?:bitcoin|ethereum|litecoin|tether|toncoin|dogecoin|usd_coin|dai_coin|binance_coin|crypto)(?:_|$)/;

/** The group of a method, from its code and Commerce's category. Source: public-api.md 3.3. */
export function methodCategory(code: string, category: string): MethodCategory {
  return coins.test(code) ? "crypto" : (categories.get(category) ?? "other");
}

/** The drawing for a method: a QR where its code says so, else its group's. Source: public-api.md 3.3. */
export const methodMark = (code: string, category: string): MethodMark =>
  /(?:^|_)(?:qr|qris)(?:_|$)/.test(code) ? "qr" : methodCategory(code, category);
