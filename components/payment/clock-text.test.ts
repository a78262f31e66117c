import { describe, expect, it, vi } from "vitest";
import {
  clockText,
  clockWarning,
  countText,
  pluralOf,
  type ClockWords,
} from "@/components/payment/clock-text";
import { texts } from "@/lib/i18n/texts";

const { t, plurals } = texts("en");
const words: ClockWords = {
  locale: "en",
  within: plurals("clock.within", { time: "12:45" }),
  by: t("clock.by", { time: "12:45" }),
  lastMinute: t("clock.lastMinute"),
  over: t("clock.over"),
  twoMinutes: t("clock.twoMinutes"),
  thirtySeconds: t("clock.thirtySeconds"),
};
const minutes = (count: number): number => count * 60_000;

describe("clockText", () => {
  it.each([
    [minutes(61), "Pay by 12:45"],
    [minutes(14) + 59_999, "Pay within 14 minutes, by 12:45"],
    [minutes(1), "Pay within 1 minute, by 12:45"],
    [minutes(1) - 1, "Less than a minute left to pay"],
    [0, "The time to pay is up"],
    [-1, "The time to pay is up"],
  ])("with %i ms left says %s", (left, text) => expect(clockText(left, words)).toBe(text));

  it("never promises a minute that is not there", () => {
    for (let left = minutes(1); left < minutes(60); left += 7_919) {
      const promised = Number(/\d+/.exec(clockText(left, words))?.[0]);
      expect(minutes(promised)).toBeLessThanOrEqual(left);
    }
  });
});

describe("clockWarning", () => {
  it.each([
    [121_000, 119_990, words.twoMinutes],
    [31_000, 29_950, words.thirtySeconds],
    [1_000, -5, words.over],
    [140_000, 20_000, words.thirtySeconds],
  ])("passing from %i to %i ms is spoken", (before, now, text) =>
    expect(clockWarning(before, now, words)).toBe(text),
  );

  it.each([
    [900_000, 885_000],
    [119_000, 104_000],
    [29_000, 14_000],
    [-5, -20],
  ])("from %i to %i ms nothing is: a countdown is not read out", (before, now) =>
    expect(clockWarning(before, now, words)).toBeNull(),
  );
});

describe("plurals in the browser", () => {
  it("follow the language", () =>
    expect([1, 3, 5].map((count) => countText("uk", texts("uk").plurals("return.in"), count))).toEqual([
      "Повернемо вас за 1 секунду.",
      "Повернемо вас за 3 секунди.",
      "Повернемо вас за 5 секунд.",
    ]));

  it("hold in an engine that has no plural rules", () => {
    vi.stubGlobal("Intl", {});
    expect(pluralOf("ru", 5)).toBe("other");
    vi.unstubAllGlobals();
  });
});
