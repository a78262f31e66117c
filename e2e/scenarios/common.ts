import type { CardTyped, OrderItem, OrderWish, Scenario } from "@/e2e/scenarios/types";

/** The Gate's test card that always pays, see gate.md 16.1. */
export const VISA: CardTyped = {
  pan: "4000000000000077",
  month: "08",
  year: "30",
  cvv: "123",
  holder: "John Smith",
};

export const PLANTS: readonly OrderItem[] = [
  { name: "Monstera deliciosa", quantity: 1, amount: "64.00" },
  { name: "Terracotta pot", quantity: 2, amount: "38.00" },
  { name: "Delivery", quantity: 1, amount: "6.90" },
];

/** The shop's server made the invoice; the payer sees its rows. */
export const BY_INVOICE: OrderWish = {
  amount: "108.90",
  currency: "EUR",
  description: "Plants and pots",
  items: PLANTS,
  link: "invoice",
};

/** The link itself says what is owed. */
export const BY_PARAMETERS: OrderWish = {
  amount: "108.90",
  currency: "EUR",
  description: "Plants and pots",
  link: "parameters",
};

export const PAID: Scenario["ends"] = {
  page: "result",
  outcome: "paid",
  charged: 1,
  minor: 10_890,
  says: ["€108.90 was taken from Visa ending 0077."],
  orderState: "paid",
};

/** Nobody has heard of a payment: the shop knows of none either. */
export const NOT_STARTED: Scenario["ends"] = {
  page: "result",
  outcome: "notStarted",
  charged: 0,
  says: ["Nothing was taken.", "You can try again now."],
  orderState: "new",
};

/** One decline leaves the invoice open for another try. */
export const DECLINED: Scenario["ends"] = {
  page: "result",
  outcome: "declined",
  charged: 0,
  says: ["Nothing was taken."],
  orderState: "waiting",
};
