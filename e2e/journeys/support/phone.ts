import { expect, type Page } from "@playwright/test";

/** A phone as pages see it: its glass, its finger. */
export const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  userAgent:
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36",
} as const;

export const INSTAGRAM =
  "Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/137.0.7151.61 Mobile Safari/537.36 Instagram 382.0.0.30.84 Android";

/** What is left of the glass above the keyboard. */
const ABOVE_KEYBOARD = { width: 390, height: 400 };

const fingertip = 44;

/** Everything on the page that a finger or a keyboard of glass would trip over, in words; none on a good page. */
const faultsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate((tip) => {
    const found: string[] = [];
    const isSeen = (each: HTMLElement): boolean =>
      each.offsetParent !== null && getComputedStyle(each).visibility === "visible";
    const say = (each: Element, what: string): void =>
      void found.push(`${what}: ${each.outerHTML.slice(0, 120)}`);
    const fields = [...document.querySelectorAll<HTMLInputElement>("main input, main select")].filter(
      (each) => isSeen(each) && !["hidden", "radio", "checkbox"].includes(each.type),
    );
    for (const field of fields) {
      const tokens = field.autocomplete.split(" ");
      if (Number.parseFloat(getComputedStyle(field).fontSize) < 16) say(field, "iOS zooms in");
      if (field.getAttribute("autocomplete") === null) say(field, "no autofill token");
      if (field.tagName === "SELECT") continue;
      if (!/^(next|done|go|search)$/.test(field.enterKeyHint)) say(field, "the keyboard's key says nothing");
      if (field.spellcheck) say(field, "is corrected");
      const isNumber = tokens.some((token) => /^cc-(number|exp|csc)|^one-time-code$/.test(token));
      if (isNumber && field.inputMode !== "numeric") say(field, "letters instead of digits");
      if (tokens.includes("email") && field.inputMode !== "email") say(field, "no @ on the keyboard");
      if (field.type === "password" || field.type === "number") say(field, "wrong type");
    }
    const isPressed = "a[href], button, input[type=checkbox] + div label, input[type=radio] + label, summary";
    for (const each of [...document.querySelectorAll<HTMLElement>(isPressed), ...fields].filter(isSeen)) {
      const { height, width } = each.getBoundingClientRect();
      if (height < tip - 0.5 || width < 24) say(each, `${width}×${height} is less than a fingertip`);
    }
    for (const each of document.querySelectorAll("body *"))
      if (getComputedStyle(each).position === "fixed") say(each, "stands in the keyboard's way");
    const { content } = document.querySelector<HTMLMetaElement>('meta[name="viewport"]') ?? { content: "" };
    for (const wanted of ["width=device-width", "viewport-fit=cover", "interactive-widget=resizes-content"])
      if (!content.includes(wanted)) found.push(`viewport lacks ${wanted}`);
    if (/user-scalable|maximum-scale/.test(content)) found.push("viewport forbids zoom");
    return found;
  }, fingertip);

export const expectFitsFinger = async (page: Page, where: string): Promise<void> =>
  expect({ where, faults: await faultsOf(page) }).toEqual({ where, faults: [] });

/** With the keyboard open: each field stands whole above it with its label and its fault, and the way on can be reached. */
export const expectFitsKeyboard = async (page: Page): Promise<void> => {
  const before = page.viewportSize();
  await page.setViewportSize(ABOVE_KEYBOARD);
  const hidden = await page.evaluate(() => {
    const isWhole = (each: Element): boolean => {
      const { top, bottom } = each.getBoundingClientRect();
      return top >= -1 && bottom <= innerHeight + 1;
    };
    const found: string[] = [];
    for (const field of document.querySelectorAll<HTMLInputElement>("main input.input")) {
      if (field.offsetParent === null) continue;
      scrollTo(0, 0);
      field.focus();
      const described = (field.getAttribute("aria-describedby") ?? "").split(" ");
      const parts = [field, ...(field.labels ?? []), ...described.map((id) => document.getElementById(id))];
      for (const part of parts) if (part && !isWhole(part)) found.push(`${field.id}: ${part.outerHTML}`);
    }
    const way = document.querySelector("main .actions .button");
    way?.scrollIntoView({ block: "nearest" });
    if (way && !isWhole(way)) found.push(way.outerHTML);
    return found;
  });
  expect(hidden).toEqual([]);
  if (before !== null) await page.setViewportSize(before);
};

/**
 * The page goes into the browser's memory and comes back out of it. Played by its events: the engine of these journeys
 * keeps no pages. `meanwhile`: what happens while it is away.
 */
export const sleepAndWake = async (page: Page, meanwhile?: () => Promise<unknown>): Promise<void> => {
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await meanwhile?.();
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
};
