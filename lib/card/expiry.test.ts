import { describe, expect, test } from "vitest";
import { isPast, parseExpiry } from "@/lib/card/expiry";
import { error, ok } from "@/lib/result";

const now = Date.UTC(2026, 10, 15);
const live = { now, testMode: false };
const inTest = { now, testMode: true };

describe("a card's end", () => {
  test.each([
    ["11", "26", 11, 2026],
    ["11", "2026", 11, 2026],
    ["1", "30", 1, 2030],
    ["01", "99", 1, 2099],
    [" 12 ", " 2099 ", 12, 2099],
    ["١٢", "٣٠", 12, 2030],
    ["12/30", "", 12, 2030],
    ["12 / 30", "", 12, 2030],
    ["1/30", "", 1, 2030],
    ["1230", "", 12, 2030],
    ["12/2030", "", 12, 2030],
    ["12-2030", "", 12, 2030],
    ["122030", "", 12, 2030],
    ["2030-12", "", 12, 2030],
    ["203012", "", 12, 2030],
    ["12/30", "30", 12, 2030],
    ["07", "77", 7, 2077],
  ])("%s and %s are %i of %i", (month, year, expectedMonth, expectedYear) => {
    expect(parseExpiry(month, year, live)).toEqual(ok({ month: expectedMonth, year: expectedYear }));
  });

  test.each([
    ["", "", "missing"],
    ["  ", " ", "missing"],
    ["", "30", "month"],
    ["0", "30", "month"],
    ["13", "30", "month"],
    ["x", "30", "month"],
    ["130", "", "month"],
    ["20/30", "", "month"],
    ["12", "", "year"],
    ["12", "3", "year"],
    ["12", "203", "year"],
    ["12", "2100", "year"],
    ["12", "1999", "year"],
    ["12", "xx", "year"],
    ["10", "26", "past"],
    ["12", "25", "past"],
    ["12", "2019", "past"],
  ] as const)("%s and %s are refused: %s", (month, year, fault) => {
    expect(parseExpiry(month, year, live)).toEqual(error(fault));
  });

  test("in test mode the past is allowed, as far as the Gate takes the year", () => {
    expect(parseExpiry("02", "26", inTest)).toEqual(ok({ month: 2, year: 2026 }));
    expect(parseExpiry("01", "25", inTest)).toEqual(ok({ month: 1, year: 2025 }));
    expect(parseExpiry("12", "19", inTest)).toEqual(error("past"));
  });

  test("a card is good until its month has ended everywhere on earth", () => {
    const november = { month: 11, year: 2026 };
    const endOfMonth = Date.UTC(2026, 11, 1);
    expect(isPast(november, endOfMonth + 12 * 3_600_000 - 1)).toBe(false);
    expect(isPast(november, endOfMonth + 12 * 3_600_000)).toBe(true);
    expect(isPast({ month: 12, year: 2026 }, endOfMonth)).toBe(false);
  });
});
