import { scenarios } from "@/e2e/scenarios/table";
import type { Scenario } from "@/e2e/scenarios/types";

/** On what a payer may hold the page; each is a project of the journeys. */
export const SURFACES = ["desktop", "noScript", "phone", "oldEngine"] as const;

export type Surface = (typeof SURFACES)[number];

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
  if (surface === "desktop" || surface === "noScript") return possible.filter(({ repeats }) => !repeats);
  return possible.filter(({ id }) => SAMPLES[surface].includes(id));
}
