import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEnv } from "@/e2e/sandbox/shared/env";
import { fakeClock } from "@/e2e/sandbox/shared/fake-clock";
import { followHost } from "@/e2e/sandbox/shared/links";
import { exponentOf, formatMoney, isCurrency, toDecimal, toMinor } from "@/e2e/sandbox/shared/money";
import { phpJson } from "@/e2e/sandbox/shared/php-json";

describe("money", () => {
  test("an amount survives the way to minor units and back, in every currency", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.constantFrom("EUR", "JPY", "KWD", "CLF", "BTC"),
        (minor, currency) => toMinor(toDecimal(minor, currency), currency) === minor,
      ),
    );
  });

  test("amounts with too many digits, signs or letters are none", () => {
    expect([
      toMinor("1.001", "EUR"),
      toMinor("-1", "EUR"),
      toMinor("1,5", "EUR"),
      toMinor(1e21, "EUR"),
    ]).toEqual([null, null, null, null]);
    expect(toMinor("12.340", "EUR")).toBe(1234);
    expect(toMinor(42.75, "KWD")).toBe(42_750);
  });

  test("digits follow ISO 4217", () => {
    expect(["EUR", "JPY", "KWD", "UYW", "ISK"].map(exponentOf)).toEqual([2, 0, 3, 4, 0]);
    expect([isCurrency("EUR"), isCurrency("QQQ")]).toEqual([true, false]);
    expect(formatMoney(10_890, "EUR")).toBe("€108.90");
    expect(formatMoney(12_500, "JPY")).toBe("¥12,500");
  });
});

/** Any code point. The library's own unit of this kind takes a second to set up, and five on a busy machine. */
const character = fc.nat({ max: 0x10_ff_ff }).map((point) => String.fromCodePoint(point));

test("PHP's JSON says the same as ours, but for empty maps", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ text: fc.string({ unit: character }), number: fc.integer() })),
      (value) => {
        expect(JSON.parse(phpJson(value))).toEqual(value);
      },
    ),
  );
  expect(phpJson({ a: {}, b: "http://x/é" })).toBe(String.raw`{"a":[],"b":"http:\/\/x\/\u00e9"}`);
});

test("a link follows the host that was asked for, unless it has a real one of its own", () => {
  expect(followHost("http://127.0.0.1:3000", "192.168.1.5:4030")).toBe("http://192.168.1.5:3000");
  expect(followHost("http://localhost:3000/x", "[fd00::1]:4030")).toBe("http://[fd00::1]:3000/x");
  expect(followHost("https://pay.example", "192.168.1.5:4030")).toBe("https://pay.example");
  expect(followHost("http://127.0.0.1:3000", "evil@host/x")).toBe("http://127.0.0.1:3000");
  expect(followHost("http://127.0.0.1:3000", undefined)).toBe("http://127.0.0.1:3000");
});

test("addresses follow the ports, and a wrong port is named", () => {
  expect(readEnv({ COMMERCE_PORT: "5010" }).commerceUrl).toBe("http://127.0.0.1:5010");
  expect(() => readEnv({ SHOP_PORT: "shop" })).toThrow("SHOP_PORT");
});

test("the clock of tests runs timers in order, also those that timers set", async () => {
  const clock = fakeClock(0);
  const seen: string[] = [];
  clock.after(20, () => seen.push("late"));
  clock.after(10, () => clock.after(5, () => seen.push(`at ${clock.now()}`)));
  clock.after(12, () => seen.push("never"))();
  await clock.advance(30);
  expect(seen).toEqual(["at 15", "late"]);
});
