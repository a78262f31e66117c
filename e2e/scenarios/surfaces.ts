import { scenarios } from "@/e2e/scenarios/table";
import type { Scenario } from "@/e2e/scenarios/types";

/** On what a payer may hold the page; each is a project of the journeys. */
export const SURFACES = ["desktop", "noScript", "phone", "oldEngine"] as const;

export type Surface = (typeof SURFACES)[number];

/**
 * Rows that go the path of another one with other data: `npm test` plays each on one of the two whole surfaces, by
 * turns, and `npm run journeys:all` on both.
 */
const IN_TURN = [
  /^paid-in-/,
  /^paid-(with-fee|single-returns)$/,
  /^declined-(?!no-money$)/,
  /^(reset|truncated|http-500)-taken$|^(html|timeout|http-500)-not-taken$/,
  /^refused-connection$|^http-4|^gate-validation-error$/,
  /^callback-(forged|wrong)-|^callback-(lost-decline|before-answer)$/,
  /^by-|^redirect-(nested|empty-object|unknown-mode|empty-url|bad-scheme|second)$|^display-image$/,
  /^3ds-(challenge-first-version|frictionless|fallback|back-|slow|silent|wrong-code|device-)/,
  /^code-(wrong-three-times|expired)$|^clarification-twice$|^merchant-auth-wrong$/,
  /^provider-/,
  /^requisites-expired$|^test-(?!paid$)|^service-half-filled-in$/,
  /^refund-(part|same-day|in-parts|fails)$|^charged-back$/,
  /^(expired|terminated)-while-|^give-up-too-late$/,
  /^two-tabs-by-link$|^mistyped-|^second-window$/,
  /^link-|^invoice-cancelled$/,
  /^saved-(removed|gone|elsewhere|by-nobody)$|^brand-/,
];

/** The rows that `npm test` plays on each surface beside desktop and no script, which play the whole table. */
const SAMPLES: Readonly<Record<Exclude<Surface, "desktop" | "noScript">, readonly string[]>> = {
  phone: ["paid-by-link", "declined-no-money", "3ds-challenge", "display-requisites"],
  oldEngine: ["paid-by-invoice", "3ds-device-slow", "display-qr", "clarification-list", "link-expired"],
};

export const runsScript = (surface: Surface): boolean => surface !== "noScript" && surface !== "oldEngine";

/** Why a row cannot be played there; null where it is. */
export function whyNot({ scriptOnly }: Scenario, surface: Surface): string | null {
  return runsScript(surface) ? null : (scriptOnly ?? null);
}

/** The rows to play: all of them, or what `npm test` has time for. */
export function playedOn(surface: Surface, isWhole: boolean): readonly Scenario[] {
  const possible = scenarios.filter((scenario) => whyNot(scenario, surface) === null);
  if (isWhole) return possible;
  if (surface === "desktop" || surface === "noScript") {
    const turns = scenarios.filter(({ id }) => IN_TURN.some((pattern) => pattern.test(id)));
    const isItsTurn = (place: number): boolean => place < 0 || place % 2 === (surface === "desktop" ? 0 : 1);
    return possible.filter((row) => !row.repeats && isItsTurn(turns.indexOf(row)));
  }
  return possible.filter(({ id }) => SAMPLES[surface].includes(id));
}
