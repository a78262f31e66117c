import { describe, expect, test } from "vitest";
import { namesCard, playedOn, saidOn, SURFACES, whyNot } from "@/e2e/scenarios/surfaces";
import { scenarios } from "@/e2e/scenarios/table";

describe.each(SURFACES)("surface %s", (surface) => {
  test("plays every row or says why it cannot", () => {
    const played = new Set(playedOn(surface, true).map(({ id }) => id));
    for (const scenario of scenarios)
      expect(played.has(scenario.id), scenario.id).toBe(whyNot(scenario, surface) === null);
  });

  test("plays nine rows of ten, or its reasons are no exceptions", () => {
    expect(playedOn(surface, true).length).toBeGreaterThan(scenarios.length * 0.9);
  });

  test("what a page says at the end is expected everywhere, a card only where it may be named", () => {
    for (const row of scenarios) {
      const said = saidOn(row, surface);
      expect(said, row.id).not.toEqual([]);
      if (!namesCard(row, surface)) expect(said.join(" "), row.id).not.toMatch(/Visa|ending \d{4}/);
      else expect(said, row.id).toEqual(row.ends.says);
    }
  });

  test("npm test plays some of it, each of which can be played", () => {
    const quick = playedOn(surface, false);
    expect(quick.length).toBeGreaterThan(1);
    for (const scenario of quick) expect(whyNot(scenario, surface), scenario.id).toBeNull();
  });
});

test("npm test plays every row of its own path somewhere, and the chief ones with script and without", () => {
  const [desktop, noScript] = [playedOn("desktop", false), playedOn("noScript", false)];
  const played = new Set([...desktop, ...noScript]);
  for (const scenario of scenarios) expect(played.has(scenario), scenario.id).toBe(!scenario.repeats);
  const both = desktop.filter((row) => noScript.includes(row));
  expect(both.length).toBeGreaterThan(played.size / 8);
});

test("the reasons are few", () => {
  const reasons = SURFACES.flatMap((surface) => scenarios.map((row) => whyNot(row, surface)));
  expect(new Set(reasons.filter((why) => why !== null)).size).toBeLessThan(10);
});

test("a television and a shop's frame name no card; a phone that took over does", () => {
  const row = scenarios.find(({ id }) => id === "paid-by-link");
  if (row === undefined) throw new Error("The first row is gone.");
  expect(SURFACES.filter((surface) => !namesCard(row, surface))).toEqual(["tv", "widget"]);
  expect(saidOn(row, "tv")).toEqual(["€108.90 was paid to"]);
});
