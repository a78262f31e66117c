import { expect, test } from "vitest";
import { scenarios } from "@/e2e/scenarios/table";

const passesLuhn = (pan: string): boolean =>
  [...pan]
    .toReversed()
    .map((digit, place) => (place % 2 === 1 ? Number(digit) * 2 : Number(digit)))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) %
    10 ===
  0;

test("every scenario has an id of its own that can stand in a path", () => {
  const ids = scenarios.map((scenario) => scenario.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z0-9-]+$/.test(id))).toEqual([]);
});

test("every group of decline reasons has its scenario", () => {
  const groups = new Set(scenarios.map((scenario) => scenario.ends.group).filter(Boolean));
  expect(groups.size).toBe(12);
});

test("every action beyond the straight path is played somewhere", () => {
  expect(new Set(scenarios.map((scenario) => scenario.play).filter(Boolean))).toEqual(
    new Set(["doubleClick", "twoTabs", "reload", "back", "closeAndResume"]),
  );
});

test("money is charged exactly where the page says that something was paid", () => {
  for (const { id, ends } of scenarios)
    expect([id, ends.charged]).toEqual([id, ["paid", "partlyPaid"].includes(ends.outcome) ? 1 : 0]);
});

test("rows add up to the amount", () => {
  for (const { id, order } of scenarios) {
    if (!order.items?.length) continue;
    const cents = order.items.reduce((sum, item) => sum + Math.round(Number(item.amount) * 100), 0);
    expect([id, cents]).toEqual([id, Math.round(Number(order.amount) * 100)]);
  }
});

test("only the scenario of the wrong digit types a number that does not add up", () => {
  expect(
    scenarios
      .filter((scenario) => scenario.card && !passesLuhn(scenario.card.pan))
      .map((scenario) => scenario.id),
  ).toEqual(["mistyped-number"]);
});
