import { describe, expect, test } from "vitest";
import { playedOn, SURFACES, whyNot } from "@/e2e/scenarios/surfaces";
import { scenarios } from "@/e2e/scenarios/table";

describe.each(SURFACES)("surface %s", (surface) => {
  test("plays every row or says why it cannot", () => {
    const played = new Set(playedOn(surface, true).map(({ id }) => id));
    for (const scenario of scenarios)
      expect(played.has(scenario.id), scenario.id).toBe(whyNot(scenario, surface) === null);
  });

  test("npm test plays some of it, each of which can be played", () => {
    const quick = playedOn(surface, false);
    expect(quick.length).toBeGreaterThan(3);
    for (const scenario of quick) expect(whyNot(scenario, surface), scenario.id).toBeNull();
  });
});

test("npm test plays every row of its own path somewhere, and those unlike any other with script and without", () => {
  const [desktop, noScript] = [playedOn("desktop", false), playedOn("noScript", false)];
  const played = new Set([...desktop, ...noScript]);
  for (const scenario of scenarios) expect(played.has(scenario), scenario.id).toBe(!scenario.repeats);
  const both = desktop.filter((row) => noScript.includes(row));
  expect(both.length).toBeGreaterThan(played.size / 4);
});
