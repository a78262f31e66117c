import { expect, test } from "vitest";
import { addMoney, sameMoney } from "@/lib/money/money";

const euro = (minor: number) => ({ minor, currency: "EUR" });

test("two amounts are the same only with the same currency", () => {
  expect(sameMoney(euro(5), euro(5))).toBe(true);
  expect(sameMoney(euro(5), euro(6))).toBe(false);
  expect(sameMoney(euro(5), { minor: 5, currency: "USD" })).toBe(false);
});

test("amounts of one currency add up in minor units", () => {
  expect(addMoney(euro(10), euro(20))).toEqual(euro(30));
});

test("two currencies are never added", () => {
  expect(() => addMoney(euro(1), { minor: 1, currency: "USD" })).toThrow(RangeError);
});

test("a sum beyond exact integers is refused, not rounded", () => {
  expect(() => addMoney(euro(Number.MAX_SAFE_INTEGER), euro(1))).toThrow(RangeError);
});
