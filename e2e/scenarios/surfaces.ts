import { WHOLE_WINDOW } from "@/e2e/scenarios/plain";
import { scenarios } from "@/e2e/scenarios/table";
import type { Play, Scenario } from "@/e2e/scenarios/types";

/** On what a payer may hold the page; each is a project of the journeys. */
export const SURFACES = ["desktop", "phone", "tv", "noScript", "oldEngine", "widget", "handOff"] as const;

export type Surface = (typeof SURFACES)[number];

/**
 * Rows that `npm test` plays with script and without. It plays each other one on one of these two, by turns, and
 * `npm run journeys:all` plays every row on both.
 */
const ON_BOTH: readonly string[] = [
  "paid-by-link",
  "slow-bank",
  "declined-no-money",
  "unknown-then-success",
  "callback-lost",
  "callback-success-after-decline",
  "double-click",
  "two-tabs",
  "reload",
  "back",
  "close-and-resume",
  "television-to-phone",
  "redirect-post",
  "display-qr",
  "3ds-challenge",
  "3ds-cascade",
  "clarification-list",
  "code-right",
  "retry-offer",
  "requisites-paid",
  "saved-in-browser",
];

/** One of the rows that `npm test` looks at most closely. */
export const isChief = ({ id }: Scenario): boolean => ON_BOTH.includes(id);

/** The rows that `npm test` plays on each surface beside desktop and no script, which share the whole table. */
const SAMPLES: Readonly<Record<Exclude<Surface, "desktop" | "noScript">, readonly string[]>> = {
  phone: ["paid-by-link", "3ds-challenge", "display-requisites"],
  tv: ["paid-by-link", "3ds-challenge", "display-qr", "clarification-bank"],
  oldEngine: ["paid-by-invoice", "3ds-challenge", "display-qr", "clarification-list", "link-expired"],
  widget: ["paid-in-russian", "3ds-cascade", "provider-post-map"],
  handOff: ["declined-no-money", "3ds-challenge"],
};

type Excuse = readonly [why: string, holds: (row: Scenario) => boolean];

const plays =
  (...names: readonly Play[]) =>
  ({ play }: Scenario): boolean =>
    play !== undefined && names.includes(play);

const NO_SHEET: Excuse = [
  "A wallet's sheet is opened by script only; without it the list offers no wallet.",
  ({ wallet }) => wallet !== undefined,
];

/** Why rows of a kind cannot be played somewhere. */
const EXCUSES: Readonly<Record<Surface, readonly Excuse[]>> = {
  desktop: [],
  phone: [],
  tv: [
    [
      "A television shows no saved cards and keeps none.",
      plays(
        "savedInBrowser",
        "savedByCustomer",
        "savedExpired",
        "savedRemoved",
        "savedGone",
        "savedElsewhere",
      ),
    ],
    ["Browsers of televisions have no wallet.", ({ wallet }) => wallet !== undefined],
    [
      "A television asks first who pays; then the method that the link of an invoice names is chosen anew.",
      ({ order }) => order.linkService !== undefined && order.link === "invoice",
    ],
  ],
  noScript: [NO_SHEET],
  oldEngine: [NO_SHEET],
  widget: [
    ["Its first browser is a television's, and no shop's page.", plays("handOver")],
    [
      "Browsers keep no cookie of ours in another site's frame, and so no card.",
      plays("savedInBrowser", "savedRemoved", "savedGone", "savedElsewhere"),
    ],
  ],
  handOff: [
    [
      "What cannot be paid any more has no code to be taken over by.",
      ({ order, ends }) =>
        ends.page === "link" || order.spoil !== undefined || (order.expiresInSeconds ?? 0) < 0,
    ],
    [
      "A phone takes over the invoice, not the link: a method that the link names is chosen anew.",
      ({ order }) => order.linkService !== undefined,
    ],
  ],
};

export const runsScript = (surface: Surface): boolean => surface !== "noScript" && surface !== "oldEngine";

/** Why a row cannot be played there; null where it is. */
export const whyNot = (row: Scenario, surface: Surface): string | null =>
  EXCUSES[surface].find(([, holds]) => holds(row))?.[0] ?? null;

/** Whether the end names the card: not before a room, nor in a frame, which keeps no cookie of whose card it was. */
export function namesCard({ play, order }: Scenario, surface: Surface): boolean {
  // It ends on the phone.
  if (surface === "tv") return play === "handOver";
  return surface !== "widget" || order.account === WHOLE_WINDOW;
}

/** What the page says at the end; where no card is named, the sum and that it was paid remain. */
export const saidOn = (row: Scenario, surface: Surface): readonly string[] =>
  namesCard(row, surface)
    ? row.ends.says
    : row.ends.says
        .filter((words) => !/^(Visa|\d{4})$/.test(words))
        .map((words) => words.replace(/ was taken from\b.*$/, " was paid to"));

/** The rows to play: all of them, or what `npm test` has time for. */
export function playedOn(surface: Surface, isWhole: boolean): readonly Scenario[] {
  const possible = scenarios.filter((scenario) => whyNot(scenario, surface) === null);
  if (isWhole) return possible;
  if (surface === "desktop" || surface === "noScript") {
    const turns = scenarios.filter((row) => !row.repeats && !isChief(row) && !row.wallet);
    const isItsTurn = (place: number): boolean => place < 0 || place % 2 === (surface === "desktop" ? 0 : 1);
    return possible.filter((row) => !row.repeats && isItsTurn(turns.indexOf(row)));
  }
  return possible.filter(({ id }) => SAMPLES[surface].includes(id));
}
