import type { BrowserData } from "@/lib/checkout/submit-try";

/** Longest value that a browser would honestly send. */
const longest = 512;

const text = (value: FormDataEntryValue | string | null): string | undefined =>
  typeof value === "string" && value !== "" ? value.slice(0, longest) : undefined;

const whole = (value: FormDataEntryValue | null): number | undefined =>
  typeof value === "string" && /^-?\d{1,5}$/.test(value) ? Number(value) : undefined;

/**
 * What the bank may ask of the browser. Script fills the hidden fields; without it the headers still tell the truth
 * and the rest is left out. Source: gate.md 8.5.
 */
export function readBrowserData(form: FormData, headers: Headers): BrowserData {
  const width = whole(form.get("screenWidth"));
  const height = whole(form.get("screenHeight"));
  const timezoneOffset = whole(form.get("timezoneOffset"));
  return {
    userAgent: text(headers.get("user-agent")),
    acceptHeader: text(headers.get("accept")),
    acceptLanguage: text(headers.get("accept-language")),
    language: text(form.get("language")) ?? text(headers.get("accept-language"))?.split(/[,;]/)[0],
    colorDepth: whole(form.get("colorDepth")),
    timezoneOffset,
    scriptEnabled: timezoneOffset !== undefined,
    javaEnabled: false,
    screen: width === undefined || height === undefined ? undefined : { width, height },
  };
}
