import type { Browser, Page } from "@playwright/test";

export type Look = {
  readonly colorScheme?: "light" | "dark";
  readonly forcedColors?: "active" | "none";
  readonly reducedMotion?: "reduce" | "no-preference";
  readonly dir?: "rtl" | "ltr";
};

/** The document that stands now, without its scripts: a copy stands still while it is examined, and may be bent. */
export async function copyOf(
  page: Page,
  browser: Browser,
): Promise<{ copy: Page; close: () => Promise<void> }> {
  const html = (await page.content()).replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, "");
  const url = page.url();
  const context = await browser.newContext({ locale: "en-GB" });
  const copy = await context.newPage();
  await copy.route("**/*", (route) => {
    if (route.request().resourceType() === "document")
      return route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
    return route.request().resourceType() === "image" ? route.fallback() : route.abort();
  });
  await copy.goto(url, { waitUntil: "load" });
  return { copy, close: () => context.close() };
}

/** Shows the copy in another light, and mirrors it where the look says so. */
export async function dress(copy: Page, look: Look): Promise<void> {
  await copy.emulateMedia({
    colorScheme: look.colorScheme ?? "light",
    forcedColors: look.forcedColors ?? "none",
    reducedMotion: look.reducedMotion ?? "no-preference",
  });
  const { dir } = look;
  if (dir !== undefined)
    await copy.evaluate((to) => {
      document.documentElement.dir = to;
    }, dir);
}
