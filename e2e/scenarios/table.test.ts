import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { scenarios } from "@/e2e/scenarios/table";
import { PLAYS } from "@/e2e/scenarios/types";
import { groupRules } from "@/lib/payment/result-codes";

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
  // Only an attack makes this one: robust/card-testing.spec.ts plays it.
  const shown = Object.keys(groupRules).filter((group) => group !== "notApproved");
  expect([...groups].toSorted()).toEqual(shown.toSorted());
});

test("every action beyond the straight path is played somewhere", () => {
  expect(new Set(scenarios.map((scenario) => scenario.play).filter(Boolean))).toEqual(new Set(PLAYS));
});

test("every scenario of every file here is in the table, and so has its journey", async () => {
  const stems = readdirSync(import.meta.dirname)
    .filter((name) => !/^(table|types|common)\.|\.test\.ts$/.test(name))
    .map((name) => name.replace(/\.ts$/, ""));
  const exported = await Promise.all(
    stems.map(async (stem) =>
      Object.values((await import(/* @vite-ignore */ `./${stem}.ts`)) as Record<string, unknown>),
    ),
  );
  const rows = exported.flat(2).filter((row) => typeof row === "object" && row !== null && "id" in row);
  expect(rows.length).toBe(scenarios.length);
  expect(new Set(rows)).toEqual(new Set(scenarios));
});

test("a scenario says which sum is charged where one is, and what its page says of it", () => {
  for (const { id, ends } of scenarios) {
    expect([id, ends.minor === undefined ? 0 : 1]).toEqual([id, ends.charged]);
    expect([id, ends.says.length]).not.toEqual([id, 0]);
  }
});

const TAKEN = new Set(["paid", "partlyPaid", "refunded", "refundFailed", "chargedBack"]);

test("money is charged exactly where the page says that something was paid", () => {
  for (const { id, ends } of scenarios.filter(({ provider }) => provider === undefined))
    expect([id, ends.charged]).toEqual([id, TAKEN.has(ends.outcome) ? 1 : 0]);
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
