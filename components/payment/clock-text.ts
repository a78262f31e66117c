const MINUTE = 60_000;

/** All that a clock may say. `within` by plural category, its number as `#`; `by` when there is more than an hour. */
export type ClockWords = {
  readonly locale: string;
  readonly within: Readonly<Record<string, string>>;
  readonly by: string;
  readonly lastMinute: string;
  readonly over: string;
  readonly twoMinutes: string;
  readonly thirtySeconds: string;
};

/** Engines without plural rules (before Chromium 63) take the form that every language has. */
export function pluralOf(locale: string, count: number): string {
  try {
    return new Intl.PluralRules(locale).select(count);
  } catch {
    return "other";
  }
}

/** One of several plural texts with its number in place. */
export const countText = (locale: string, forms: Readonly<Record<string, string>>, count: number): string =>
  (forms[pluralOf(locale, count)] ?? forms["other"] ?? "").replace("#", String(count));

/** The time left in words; whole minutes that are surely there, never rounded up. `left` in milliseconds. */
export function clockText(left: number, words: ClockWords): string {
  if (left <= 0) return words.over;
  if (left < MINUTE) return words.lastMinute;
  if (left > 60 * MINUTE) return words.by;
  return countText(words.locale, words.within, Math.floor(left / MINUTE));
}

/** What is spoken when the clock passes from `before` to `now` milliseconds left. WCAG 2.2.1: warn, do not count down. */
export function clockWarning(before: number, now: number, words: ClockWords): string | null {
  if (before > 0 && now <= 0) return words.over;
  if (before > MINUTE / 2 && now <= MINUTE / 2) return words.thirtySeconds;
  return before > 2 * MINUTE && now <= 2 * MINUTE ? words.twoMinutes : null;
}
