import { isIP } from "node:net";
import { brandOf, needsCvv, passesLuhn } from "@/e2e/sandbox/gate/cards";
import { messageOf } from "@/e2e/sandbox/gate/codes";
import type { WireError } from "@/e2e/sandbox/gate/payment";
import { at } from "@/e2e/sandbox/gate/request";
import { isCurrency } from "@/e2e/sandbox/shared/money";

/** `etoken`: what a wallet hands over; `account`: everything that is not a card. */
export type SaleForm = "card" | "saved" | "token" | "etoken" | "account";

type Check = (value: unknown, body: object) => boolean;
type Rule = readonly [field: string, code: string, accepts: Check];

const INVALID = "502";

const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === "string" && pattern.test(value);
const textUpTo =
  (most: number): Check =>
  (value) =>
    typeof value === "string" && value.length <= most;
const optional =
  (check: Check): Check =>
  (value, body) =>
    value === undefined || value === null || check(value, body);
const present: Check = (value) => value !== undefined && value !== null && value !== "";
const integerWithin =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
/** One vendor sample sends month and year as text. */
const numeralWithin =
  (least: number, most: number): Check =>
  (value, body) =>
    (typeof value === "number" || matches(/^\d+$/)(value, body)) &&
    integerWithin(least, most)(Number(value), body);

/** A card is good until the last moment of its month. */
const isGoodAt =
  (now: number): Check =>
  (year, body) => {
    const afterwards = Date.UTC(Number(year), Number(at(body, "card.month")));
    return Number.isNaN(afterwards) || now < afterwards;
  };

const isByPost: Check = (_value, body) => [1, 2].includes(Number(at(body, "payment.moto_type")));

/** A wallet's token travels as text. Source: gate.md 2.4. */
const isJsonObject: Check = (value) => {
  try {
    const token: unknown = JSON.parse(String(value));
    return typeof value === "string" && typeof token === "object" && token !== null;
  } catch {
    return false;
  }
};

const COMMON: readonly Rule[] = [
  ["general.payment_id", "3024", (value) => typeof value === "string" && value.length <= 255],
  ["general.merchant_callback_url", INVALID, optional(textUpTo(255))],
  ["general.merchant_success_callback_url", INVALID, optional(textUpTo(255))],
  ["general.merchant_decline_callback_url", INVALID, optional(textUpTo(255))],
  ["payment.amount", INVALID, integerWithin(1, 10_000_000_000_000)],
  ["payment.currency", "3121", (value) => typeof value === "string" && isCurrency(value)],
  ["payment.description", INVALID, optional(textUpTo(255))],
  ["payment.extra_param", INVALID, optional(textUpTo(255))],
  ["customer.id", INVALID, optional(textUpTo(255))],
  ["customer.ip_address", INVALID, optional((value) => typeof value === "string" && isIP(value) !== 0)],
  ["customer.email", "2426", optional(matches(/^[^@\s]+@[^@\s]+$/))],
  ["customer.phone", INVALID, optional(matches(/^\d{4,24}$/))],
  ["customer.country", "2610", optional(matches(/^[A-Z]{2}$/))],
  ["customer.billing.country", INVALID, optional(matches(/^[A-Z]{2}$/))],
  ["customer.billing.city", INVALID, optional(textUpTo(256))],
  ["customer.billing.address", INVALID, optional(textUpTo(512))],
  ["customer.billing.postal", INVALID, optional(textUpTo(16))],
  ["callback.delay", INVALID, optional(integerWithin(0, 600))],
];

const cvvRules = (field: string, mayLack: Check): readonly Rule[] => [
  [field, "3141", (value, body) => present(value, body) || mayLack(value, body)],
  [field, INVALID, (value, body) => !present(value, body) || matches(/^\d{3,4}$/)(value, body)],
];

const panHasNoCvv: Check = (_value, body) => !needsCvv(brandOf(String(at(body, "card.pan"))));

const cardRules = (now: number): readonly Rule[] => [
  [
    "card.pan",
    INVALID,
    (value) => typeof value === "string" && /^\d{12,32}$/.test(value) && passesLuhn(value),
  ],
  ["card.month", INVALID, numeralWithin(1, 12)],
  ["card.year", INVALID, numeralWithin(2020, 9999)],
  ["card.year", "3021", isGoodAt(now)],
  ["card.card_holder", "3162", present],
  [
    "card.card_holder",
    "3161",
    (value, body) =>
      !present(value, body) || matches(/^[\p{Script=Latin}\p{Script=Cyrillic}\d .'-]{1,255}$/u)(value, body),
  ],
  ...cvvRules("card.cvv", (value, body) => panHasNoCvv(value, body) || isByPost(value, body)),
];

const RULES = {
  card: cardRules,
  saved: () => [
    ["customer.id", "3022", present],
    ["saved_account_id", INVALID, integerWithin(1, Number.MAX_SAFE_INTEGER)],
  ],
  token: () => [["token", "3027", matches(/^[0-9a-f]{64}$/)]],
  etoken: () => [["etoken.token", INVALID, isJsonObject]],
  account: () => [["account.number", INVALID, optional(textUpTo(255))]],
} satisfies Record<SaleForm, (now: number) => readonly Rule[]>;

const errorsBy = (rules: readonly Rule[], body: object): WireError[] =>
  rules
    .filter(([field, , accepts]) => !accepts(at(body, field), body))
    .map(([field, code]) => ({ code, message: messageOf(code), field }));

/** The sandbox's projects want a customer with every sale, as the one-stage payment's document has it. Source: gate.md 3.1, 20.3. */
const NEEDS_CUSTOMER: Rule = ["customer.id", "2154", present];

/** The second stage: against the specification. The first error decides. Source: gate.md 3.2, 4.3. */
export const validateSale = (form: SaleForm, body: object, now: number): WireError[] =>
  errorsBy([...COMMON, ...RULES[form](now), NEEDS_CUSTOMER], body);

/** Only the brand of the stored card says whether its code may be left out. */
export const validateStoredCvv = (brand: string, body: object): WireError[] =>
  errorsBy(
    cvvRules("cvv", (value, all) => !needsCvv(brand) || isByPost(value, all)),
    body,
  );
