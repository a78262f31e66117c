import { expect, test } from "vitest";
import { methodCategory, methodMark } from "@/lib/methods/category";

test.each([
  ["payment_card", "payment_card", "card", "card"],
  ["blik", "online_banking", "bank", "bank"],
  ["x", "internet_banking", "bank", "bank"],
  ["sepa", "bank_transfer", "bank", "bank"],
  ["x", "direct_debit", "bank", "bank"],
  ["x", "invoice_payment", "bank", "bank"],
  ["paypal", "digital_wallet", "wallet", "wallet"],
  ["x", "mobile_payment", "mobile", "mobile"],
  ["x", "mobile_carrier_billing", "mobile", "mobile"],
  ["x", "ussd", "mobile", "mobile"],
  ["oxxo", "cash_payment", "cash", "cash"],
  ["x", "cash_on_delivery", "cash", "cash"],
  ["x", "check", "cash", "cash"],
  ["x", "prepaid_voucher", "voucher", "voucher"],
  ["x", "prepaid_card", "voucher", "voucher"],
  ["bitcoin", "alternative", "crypto", "crypto"],
  ["bitcoin_cash", "alternative", "crypto", "crypto"],
  ["crypto_aggregated", "bank_transfer", "crypto", "crypto"],
  ["coins_ph", "digital_wallet", "wallet", "wallet"],
  ["upi_qr", "alternative", "other", "qr"],
  ["bank_transfer_qr", "bank_transfer", "bank", "qr"],
  ["qris", "alternative", "other", "qr"],
  ["iraq_pay", "alternative", "other", "other"],
  ["test", "alternative", "other", "other"],
  ["x", "latam", "other", "other"],
  ["x", "never heard of", "other", "other"],
  ["x", "constructor", "other", "other"],
])("%s of %s stands under %s and is drawn as %s", (code, category, group, mark) => {
  expect(methodCategory(code, category)).toBe(group);
  expect(methodMark(code, category)).toBe(mark);
});
