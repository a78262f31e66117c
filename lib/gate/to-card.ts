import "server-only";
import type { PaymentMessage } from "@/lib/gate/wire";
import type { MaskedCard } from "@/lib/payment/attempt";
import type { CardOnFile } from "@/lib/payment/news";

type Text = string | null | undefined;

/** A phone or a wallet number is no card: only a masked number is shown. Source: gate.md 6.2. */
export const toCard = (number: Text, type: Text): MaskedCard | null => {
  const last4 = /^\d{0,8}[*xX]{2,}(\d{4})$/.exec(number?.replaceAll(" ", "") ?? "")?.[1];
  return last4 === undefined ? null : { brand: type ?? null, last4 };
};

/** `08` and `2025` or `25`; null where the Gate masks them with stars. Source: gate.md 6.2, 13. */
export function toExpiry(month: Text, year: Text): CardOnFile["expiry"] {
  if (!/^\d{1,2}$/.test(month ?? "") || !/^(20)?\d\d$/.test(year ?? "")) return null;
  const last = Number(month);
  return last < 1 || last > 12 ? null : { month: last, year: 2000 + (Number(year) % 100) };
}

/** A number of the Gate's own; the sale wants it as a number. Source: gate.md 2.1. */
export const toAccountId = (id: Text): number | null =>
  /^[1-9]\d{0,14}$/.test(id ?? "") ? Number(id) : null;

/** What may pay again, or null where the Gate names neither token nor account. Source: gate.md 6.2, 13. */
export function toOnFile(account: PaymentMessage["account"]): CardOnFile | null {
  const token = /^[\w-]{16,128}$/.test(account?.token ?? "") ? (account?.token ?? null) : null;
  const accountId = toAccountId(account?.id);
  if (token === null && accountId === null) return null;
  return { token, accountId, expiry: toExpiry(account?.expiry_month, account?.expiry_year) };
}
