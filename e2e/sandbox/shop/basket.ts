import { DELIVERY_CENTS, priceIn, PRODUCTS, type Product } from "@/e2e/sandbox/shop/products";
import { toDecimal } from "@/e2e/sandbox/shared/money";
import type { OrderItem } from "@/e2e/scenarios/types";

export type BasketLine = { product: Product; quantity: number };

const MOST = 99;

/** The basket lives in the address: no cookie, no script, and the Back button just works. */
export const readBasket = (values: Readonly<Record<string, unknown>>): BasketLine[] =>
  PRODUCTS.map((product) => {
    const asked = Number.parseInt(String(values[product.id] ?? "0"), 10);
    const added = values["add"] === product.id ? 1 : 0;
    return { product, quantity: Math.min(MOST, Math.max(0, (asked || 0) + added)) };
  }).filter((line) => line.quantity > 0);

export const basketQuery = (lines: readonly BasketLine[]): string =>
  new URLSearchParams(lines.map(({ product, quantity }) => [product.id, String(quantity)])).toString();

export type Bill = { rows: { name: string; quantity: number; minor: number }[]; minor: number };

export const billOf = (lines: readonly BasketLine[], currency: string): Bill => {
  const goods = lines.map(({ product, quantity }) => ({
    name: product.name,
    quantity,
    minor: priceIn(product.cents, currency) * quantity,
  }));
  const rows = [...goods, { name: "Delivery", quantity: 1, minor: priceIn(DELIVERY_CENTS, currency) }];
  return { rows, minor: rows.reduce((sum, row) => sum + row.minor, 0) };
};

export const itemsOf = (bill: Bill, currency: string): OrderItem[] =>
  bill.rows.map((row) => ({
    name: row.name,
    quantity: row.quantity,
    amount: toDecimal(row.minor, currency),
  }));
