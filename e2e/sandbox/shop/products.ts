import { exponentOf } from "@/e2e/sandbox/shared/money";

export type Product = {
  id: string;
  name: string;
  about: string;
  /** Price in euro cents; other currencies follow from the table below. */
  cents: number;
  art: "monstera" | "ficus" | "cactus" | "fern" | "palm" | "string" | "pot" | "can";
};

export const PRODUCTS: readonly Product[] = [
  {
    id: "monstera",
    name: "Monstera deliciosa",
    about: "60 cm, likes a bright corner",
    cents: 6400,
    art: "monstera",
  },
  { id: "ficus", name: "Rubber fig", about: "45 cm, asks for little", cents: 3850, art: "ficus" },
  { id: "palm", name: "Kentia palm", about: "90 cm, shade will do", cents: 7900, art: "palm" },
  { id: "fern", name: "Boston fern", about: "35 cm, for the bathroom", cents: 2290, art: "fern" },
  { id: "cactus", name: "Golden barrel", about: "15 cm, water it monthly", cents: 1800, art: "cactus" },
  { id: "string", name: "String of pearls", about: "Hangs, 40 cm", cents: 2450, art: "string" },
  { id: "pot", name: "Terracotta pot", about: "18 cm, with saucer", cents: 1900, art: "pot" },
  { id: "can", name: "Watering can", about: "1.5 litres, zinc", cents: 3200, art: "can" },
];

export const DELIVERY_CENTS = 690;

/** Units of each currency for one euro, as this shop reckons. */
const PER_EURO: Readonly<Record<string, number>> = { EUR: 1, USD: 1.1, UAH: 45, JPY: 160, KWD: 0.35 };

export const CURRENCIES = Object.keys(PER_EURO);

/** A price in minor units of a currency that the shop sells in. */
export const priceIn = (cents: number, currency: string): number =>
  Math.round(cents * (PER_EURO[currency] ?? 1) * 10 ** (exponentOf(currency) - 2));
