import type { Sum } from "@/e2e/sandbox/gate/payment";

/** What a card's bank says, whatever the rest of the request. */
export type CardResult =
  | { readonly kind: "success" }
  | { readonly kind: "decline"; readonly code: string; readonly slowMs?: number }
  /** Takes no more than `most` where the currency is the same; other sums are taken whole. */
  | { readonly kind: "atMost"; readonly most: Sum };

export type ThreeDs = {
  readonly versions: readonly (1 | 2)[];
  readonly challenge: boolean;
  readonly fallsBack?: true;
};

export type TestCard = { readonly number: string; readonly result: CardResult; readonly threeds?: ThreeDs };

const paid: CardResult = { kind: "success" };
const refused: CardResult = { kind: "decline", code: "10000" };
const notAuthenticated: CardResult = { kind: "decline", code: "10114" };
const noFunds: CardResult = { kind: "decline", code: "10105" };
const issuerTooSlow: CardResult = { kind: "decline", code: "10602", slowMs: 30_000 };
const partial: CardResult = { kind: "atMost", most: { amount: 120_00, currency: "EUR" } };

const first: ThreeDs = { versions: [1], challenge: true };
const challenge: ThreeDs = { versions: [2], challenge: true };
const either: ThreeDs = { versions: [1, 2], challenge: true };
const frictionless: ThreeDs = { versions: [2], challenge: false };
const challengeBack: ThreeDs = { ...challenge, fallsBack: true };
const frictionlessBack: ThreeDs = { ...frictionless, fallsBack: true };

/**
 * Source: gate.md 16.1 to 16.3. Where the vendor's pages differ (…0135), the plain decline is taken: it is the one that a
 * one-off purchase can show.
 */
export const TEST_CARDS: readonly TestCard[] = [
  { number: "4000000000000077", result: paid },
  { number: "4111111111111111", result: refused },
  { number: "4000000000000119", result: paid },
  { number: "4000000000000135", result: noFunds },
  { number: "4539121411168251", result: issuerTooSlow },
  { number: "5126160000356675", result: partial },
  { number: "4010571676223548", result: partial },
  { number: "5586200104377434", result: paid },
  { number: "4058703211698859", result: paid },
  { number: "2201382000000013", result: paid },
  { number: "2201382000000021", result: refused },

  { number: "4006260000000014", result: paid, threeds: first },
  { number: "4314220000000072", result: notAuthenticated, threeds: first },
  { number: "4314220000000098", result: notAuthenticated, threeds: first },
  { number: "5413330000000035", result: notAuthenticated, threeds: first },
  { number: "5413330000000092", result: notAuthenticated, threeds: first },
  { number: "5586200075269701", result: paid, threeds: first },
  { number: "4058703211698263", result: paid, threeds: first },

  { number: "4314220000000056", result: paid, threeds: either },
  { number: "5413330000000019", result: paid, threeds: either },
  { number: "4012000000020089", result: notAuthenticated, threeds: challenge },
  { number: "5544330000000045", result: notAuthenticated, threeds: challenge },
  { number: "2201382000000039", result: paid, threeds: challenge },
  { number: "2201382000000047", result: paid, threeds: challenge },
  { number: "4477000000000006", result: paid, threeds: frictionless },
  { number: "5252000000000004", result: paid, threeds: frictionless },
  { number: "4012000000020063", result: paid, threeds: frictionlessBack },
  { number: "5544330000000029", result: paid, threeds: frictionlessBack },
  { number: "4331289925608649", result: notAuthenticated, threeds: frictionlessBack },
  { number: "4344693136092508", result: paid, threeds: challengeBack },
  { number: "5426257498841734", result: paid, threeds: challengeBack },
  { number: "4165519761269614", result: notAuthenticated, threeds: challengeBack },
  { number: "4383604346807330", result: notAuthenticated, threeds: challengeBack },
  { number: "5722753235016359", result: notAuthenticated, threeds: challengeBack },
];

export const threedsOf = (pan: string): ThreeDs | null =>
  TEST_CARDS.find((card) => card.number === pan)?.threeds ?? null;

export const resultOf = (pan: string): CardResult =>
  TEST_CARDS.find((card) => card.number === pan)?.result ?? paid;

/** First match wins, so that the regional ranges come before the wide ones. Source: gate.md 18.5. */
const BRANDS: readonly (readonly [brand: string, prefix: RegExp])[] = [
  ["uzcard", /^(8600|6262|561468)/],
  ["humo", /^9860/],
  ["mir", /^220[0-4]/],
  ["belcard", /^9112/],
  ["visa", /^4/],
  ["mastercard", /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/],
  ["amex", /^3[47]/],
  ["jcb", /^35(2[89]|[3-8])/],
  ["diners_club", /^3(0[0-5]|[68])/],
  ["unionpay", /^62/],
  ["discover", /^(6011|65|64[4-9])/],
  ["maestro", /^(50|5[6-8]|6)/],
];

export const brandOf = (pan: string): string => BRANDS.find(([, prefix]) => prefix.test(pan))?.[0] ?? "";

const BRANDS_WITHOUT_CVV = new Set(["uzcard", "humo"]);

export const needsCvv = (brand: string): boolean => !BRANDS_WITHOUT_CVV.has(brand);

export const maskOf = (pan: string): string => `${pan.slice(0, 6)}******${pan.slice(-4)}`;

export function passesLuhn(pan: string): boolean {
  const sum = [...pan]
    .toReversed()
    .map((digit, index) => Number(digit) * (index % 2 === 0 ? 1 : 2))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return sum % 10 === 0;
}
