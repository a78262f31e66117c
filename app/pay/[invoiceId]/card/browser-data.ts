import type { BrowserData } from "@/lib/checkout/submit-try";

/** Longest value that a browser would honestly send. */
const longest = 512;

const text = (value: FormDataEntryValue | string | null): string | undefined =>
  typeof value === "string" && value !== "" ? value.slice(0, longest) : undefined;

const whole = (value: FormDataEntryValue | null): number | undefined =>
  typeof value === "string" && /^-?\d{1,5}$/.test(value) ? Number(value) : undefined;

const matching = (value: FormDataEntryValue | null, pattern: RegExp): string | undefined =>
  typeof value === "string" && pattern.test(value) ? value : undefined;

const zoneName = /^[A-Za-z][\w+\-/]{1,63}$/;
const languageTag = /^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8}){0,8}$/;

/** The language that the payer reads best, as the browser says it without script. */
const firstLanguage = (header: string | null): string | undefined =>
  matching(header?.split(/[,;]/)[0]?.trim() ?? null, languageTag);

/**
 * What the bank may ask of the browser. Script fills the hidden fields; without it the headers still tell the truth
 * and the rest is left out: what is not known is not made up. Source: gate.md 8.5.
 */
export function readBrowserData(form: FormData, headers: Headers): BrowserData {
  const width = whole(form.get("screenWidth"));
  const height = whole(form.get("screenHeight"));
  const timezoneOffset = whole(form.get("timezoneOffset"));
  const java = form.get("javaEnabled");
  return {
    userAgent: text(headers.get("user-agent")),
    acceptHeader: text(headers.get("accept")),
    acceptLanguage: text(headers.get("accept-language")),
    language: matching(form.get("language"), languageTag) ?? firstLanguage(headers.get("accept-language")),
    colorDepth: whole(form.get("colorDepth")),
    timezoneOffset,
    timezoneName: matching(form.get("timezoneName"), zoneName),
    scriptEnabled: timezoneOffset !== undefined,
    javaEnabled: java === "true" ? true : java === "false" ? false : undefined,
    screen: width === undefined || height === undefined ? undefined : { width, height },
  };
}
