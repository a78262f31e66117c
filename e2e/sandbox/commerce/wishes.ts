import type { Account } from "@/e2e/sandbox/commerce/accounts";
import type { Item } from "@/e2e/sandbox/commerce/invoice";
import { Refusal } from "@/e2e/sandbox/commerce/refusal";
import { isCurrency, toMinor } from "@/e2e/sandbox/shared/money";

export type Attributes = Readonly<Record<string, unknown>>;

/** A map that PHP may have written as an empty list. */
export const readMap = (value: unknown, pointer: string): Record<string, unknown> => {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return {};
  if (typeof value !== "object" || Array.isArray(value))
    throw new Refusal("invalid_value", "This value should be an object.", pointer);
  return { ...value };
};

export const readText = (from: Attributes, name: string, limit: number): string | null => {
  const value = from[name];
  if (value === undefined || value === null || value === "") return null;
  if (typeof value !== "string" || value.length > limit)
    throw new Refusal(
      "invalid_value",
      `This value should be text of at most ${limit} characters.`,
      `/${name}`,
    );
  return value;
};

export const requireText = (from: Attributes, name: string, limit: number): string => {
  const value = readText(from, name, limit);
  if (value === null) throw new Refusal("required", "This value should not be blank.", `/${name}`);
  return value;
};

const readUrl = (from: Attributes, name: string): string | null => {
  const value = readText(from, name, 2048);
  if (value !== null && !/^https?:\/\/./.test(value))
    throw new Refusal("invalid_value", "This value is not a valid URL.", `/${name}`);
  return value;
};

const readReturnUrls = (value: unknown): Account["returnUrls"] => {
  const map = readMap(value, "/return_urls");
  return {
    success: readUrl(map, "success"),
    pending: readUrl(map, "pending"),
    fail: readUrl(map, "fail"),
  };
};

const readCustomer = (value: unknown): Record<string, unknown> | null => {
  const customer = readMap(value, "/customer");
  if (Object.keys(customer).length === 0) return null;
  if (!customer["reference_id"])
    throw new Refusal("required", "This value should not be blank.", "/customer/reference_id");
  return customer;
};

const readExpires = (value: unknown, nowSeconds: number, lifetime: number): number => {
  if (value === undefined || value === null) return nowSeconds + lifetime;
  const expires = Number(value);
  if (!Number.isSafeInteger(expires) || expires <= nowSeconds)
    throw new Refusal("invalid_value", "This value should be a time in the future.", "/expires");
  return expires;
};

const readItems = (value: unknown, currency: string): Item[] | null => {
  if (!Array.isArray(value) || value.length === 0) return null;
  return value.map((row: unknown, index) => {
    const item = readMap(row, `/items/${index}`);
    const minor = toMinor(item["amount"], currency);
    const quantity = Number(item["quantity"] ?? 1);
    if (minor === null || !Number.isSafeInteger(quantity) || quantity < 1)
      throw new Refusal("invalid_value", "This row is not valid.", `/items/${index}`);
    return { name: requireText(item, "name", 255), quantity, minor };
  });
};

export const readCurrency = (from: Attributes): string => {
  const currency = requireText(from, "currency", 3).toUpperCase();
  if (!isCurrency(currency))
    throw new Refusal("currency_not_supported", "This currency is not supported.", "/currency");
  return currency;
};

export const readAmount = (from: Attributes, currency: string): number => {
  if (from["amount"] === undefined || from["amount"] === null)
    throw new Refusal("required", "This value should not be blank.", "/amount");
  const minor = toMinor(from["amount"], currency);
  if (minor === null) throw new Refusal("invalid_value", "This value is not a valid amount.", "/amount");
  if (minor === 0) throw new Refusal("invalid_value", "This value should be greater than 0.", "/amount");
  return minor;
};

/** Everything else that both APIs take; rows and the callback address come from the merchant's server only. */
export const readDetails = (
  from: Attributes,
  source: "public" | "private",
  currency: string,
  nowSeconds: number,
  lifetime: number,
) => ({
  referenceId: requireText(from, "reference_id", 255),
  description: readText(from, "description", 512),
  metadata: readMap(from["metadata"], "/metadata"),
  customer: readCustomer(from["customer"]),
  returnUrl: readUrl(from, "return_url"),
  returnUrls: readReturnUrls(from["return_urls"]),
  expires: readExpires(from["expires"], nowSeconds, lifetime),
  items: source === "private" ? readItems(from["items"], currency) : null,
  callbackUrl: source === "private" ? readUrl(from, "callback_url") : null,
});
