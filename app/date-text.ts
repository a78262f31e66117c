/**
 * Dates are formatted on the server: browsers disagree or lack the language (devices.md 6.2). UTC, and it says so.
 * Digits and calendar are those of the bank's own page in every language; midnight is 00, which `hour12` calls 24.
 */
const common = {
  timeZone: "UTC",
  timeZoneName: "short",
  hourCycle: "h23",
  numberingSystem: "latn",
  calendar: "gregory",
} as const;

/** Among letters from right to left the time of day and its zone would change places. */
const fenced = (text: string): string =>
  /[\u0590-\u06ff]/.test(text) ? text.replace(/[\d:]+\s\(?UTC\)?/, "\u2066$&\u2069") : text;

/** The day and time of a receipt. `at` in milliseconds. */
export const dateText = (at: number, locale: string): string =>
  fenced(
    new Intl.DateTimeFormat(locale, {
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      ...common,
    }).format(at),
  );

/** The time of day to the second: the end of a code that lives for a minute. `at` in milliseconds. */
export const secondsText = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    ...common,
  }).format(at);

/** The end of the time to pay: the time of day, and the date too when it is not today. */
export const timeText = (at: number, now: number, locale: string): string => {
  const time = { hour: "2-digit", minute: "2-digit", ...common } as const;
  const sameDay = new Date(at).toISOString().slice(0, 10) === new Date(now).toISOString().slice(0, 10);
  return new Intl.DateTimeFormat(locale, sameDay ? time : { day: "numeric", month: "long", ...time }).format(
    at,
  );
};
