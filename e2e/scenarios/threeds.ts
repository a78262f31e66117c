import { BY_INVOICE, DECLINED, PAID, VISA } from "@/e2e/scenarios/common";
import type { CardTyped, Scenario } from "@/e2e/scenarios/types";

const base = {
  group: "3-D Secure",
  order: BY_INVOICE,
  card: VISA,
  ends: PAID,
  play: "confirmAtBank",
} as const;

const NOT_CONFIRMED = { ...DECLINED, group: "authFailed" } as const;

const ways: readonly Scenario[] = [
  {
    ...base,
    id: "3ds-challenge",
    title: "Confirmed at the bank",
    about: "The bank looks at the device, asks for a code, and the payment is paid.",
    faults: { scenario: "3ds-challenge" },
  },
  {
    ...base,
    id: "3ds-challenge-first-version",
    title: "Confirmed at the bank, first version",
    about: "The bank knows only the older scheme: no look at the device, a code, paid.",
    faults: { scenario: "3ds-challenge-3ds1" },
  },
  {
    ...base,
    id: "3ds-frictionless",
    title: "The bank is sure by itself",
    about: "The look at the device is enough, nothing is asked.",
    faults: { scenario: "3ds-frictionless" },
  },
  {
    ...base,
    id: "3ds-device-skipped",
    title: "No look at the device",
    about: "The bank asks for a code at once.",
    faults: { scenario: "3ds-device-skipped" },
  },
  {
    ...base,
    id: "3ds-fallback-after-device",
    title: "Falls back after the device check",
    about: "The newer scheme ends after the look at the device, the older one asks for the code.",
    faults: { scenario: "3ds-fallback-after-device" },
  },
  {
    ...base,
    id: "3ds-fallback-after-challenge",
    title: "Falls back after the code",
    about: "The newer scheme fails after the code, the older one asks once more.",
    faults: { scenario: "3ds-fallback-after-challenge" },
  },
  {
    ...base,
    id: "3ds-cascade",
    title: "A second check, with the payer's consent",
    about: "The first check fails at one bank's way, another way asks once more: the payer agrees first.",
    faults: { scenario: "3ds-cascade" },
  },
  {
    ...base,
    id: "3ds-soft-decline",
    title: "Refused without a check, paid with one",
    about: "The bank wants its own check; the payer tries again, confirms and has paid.",
    faults: { scenario: "3ds-soft-decline" },
    ends: { ...PAID, tries: 2 },
    play: "tryAgainAtBank",
  },
];

const troubles: readonly Scenario[] = [
  {
    ...base,
    id: "3ds-silent",
    title: "The bank's page says nothing",
    about: "The payer comes back to our page, the bank gives up at last, and nothing is taken.",
    faults: { scenario: "3ds-silent" },
    ends: NOT_CONFIRMED,
    play: "silentBank",
  },
  {
    ...base,
    id: "3ds-wrong-code",
    title: "Wrong code three times",
    about: "The bank does not believe that it is the payer, and nothing is taken.",
    faults: { scenario: "3ds-challenge" },
    ends: NOT_CONFIRMED,
    play: "wrongCodeAtBank",
  },
  {
    ...base,
    id: "3ds-cancel",
    title: "Cancelled at the bank",
    about: "The payer cancels on the bank's page, and nothing is taken.",
    faults: { scenario: "3ds-challenge-3ds1" },
    ends: NOT_CONFIRMED,
    play: "cancelAtBank",
  },
  {
    ...base,
    id: "3ds-back-twice",
    title: "The bank answers twice",
    about: "The same answer is posted twice and is handed on once.",
    faults: { scenario: "3ds-cascade", acs: { comesBack: "twice" } },
  },
  {
    ...base,
    id: "3ds-back-by-get",
    title: "The bank comes back by a link",
    about: "A link brings no answer: the page stands and leads to the bank again, and then it is paid.",
    faults: { scenario: "3ds-challenge", acs: { comesBack: "byGet" } },
    play: "backByLink",
  },
  {
    ...base,
    id: "3ds-slow",
    title: "The bank's page is slow",
    about: "The bank takes eight seconds to send the payer back.",
    faults: { scenario: "3ds-device-skipped", acs: { challenge: "slow" } },
  },
  {
    ...base,
    id: "3ds-device-slow",
    title: "The look at the device is slow",
    about: "After ten seconds the payment goes on without it; what comes later changes nothing.",
    faults: { scenario: "3ds-challenge", acs: { device: "slow" } },
    play: "waitForDevice",
  },
  {
    ...base,
    id: "3ds-device-never",
    title: "The look at the device never ends",
    about: "After ten seconds the payment goes on without it.",
    faults: { scenario: "3ds-frictionless", acs: { device: "never" } },
    play: "waitForDevice",
  },
];

type TestCard = readonly [pan: string, end: "paid" | "declined", what: string, typed?: Partial<CardTyped>];

/** The Gate's own test cards. Source: gate.md 16.2, 16.3; regional dates have passed, any later one is taken. */
const CARDS: readonly TestCard[] = [
  ["4314220000000056", "paid", "Visa, asks"],
  ["4006260000000014", "paid", "Visa, first version"],
  ["4314220000000072", "declined", "Visa, first version"],
  ["4314220000000098", "declined", "Visa, first version"],
  ["5413330000000019", "paid", "Mastercard, asks"],
  ["5413330000000035", "declined", "Mastercard, first version"],
  ["5413330000000092", "declined", "Mastercard, first version"],
  ["5586200075269701", "paid", "regional, first version", { cvv: "641" }],
  ["4058703211698263", "paid", "regional, first version", { cvv: "769" }],
  ["4012000000020089", "declined", "Visa, asks"],
  ["4477000000000006", "paid", "Visa, nothing asked"],
  ["4012000000020063", "paid", "Visa, nothing asked, falls back"],
  ["4344693136092508", "paid", "Visa, first version instead"],
  ["4165519761269614", "declined", "Visa, first version instead"],
  ["4331289925608649", "declined", "Visa, nothing asked, falls back"],
  ["4383604346807330", "declined", "Visa, asks, falls back"],
  ["5544330000000045", "declined", "Mastercard, asks"],
  ["5252000000000004", "paid", "Mastercard, nothing asked"],
  ["5544330000000029", "paid", "Mastercard, nothing asked, falls back"],
  ["5426257498841734", "paid", "Mastercard, asks, falls back"],
  ["5722753235016359", "declined", "Maestro, asks, falls back"],
  ["2201382000000039", "paid", "Mir, code 1qwezxc", { cvv: "324" }],
  ["2201382000000047", "paid", "Mir, code 1qwezxc", { cvv: "584" }],
];

const cards: readonly Scenario[] = CARDS.map(([pan, end, what, typed]) => ({
  ...base,
  group: "3-D Secure test cards",
  id: `3ds-card-${pan}`,
  title: `${what} (…${pan.slice(-4)})`,
  about: end === "paid" ? "Goes its own way through the bank and is paid." : "The bank says no in the end.",
  card: { ...VISA, pan, ...typed },
  repeats: true,
  ends: end === "paid" ? { ...PAID, says: ["€108.90 was taken from", pan.slice(-4)] } : NOT_CONFIRMED,
}));

export const threedsScenarios: readonly Scenario[] = [...ways, ...troubles, ...cards];
