import type { Page } from "@playwright/test";

export type Look = {
  readonly colorScheme?: "light" | "dark";
  readonly forcedColors?: "active" | "none";
  readonly dir?: "rtl" | "ltr";
};

/** Shows a document that a journey came to, without its scripts: it stands still while it is examined. */
export async function openCopy(page: Page, url: string, html: string): Promise<void> {
  const still = html.replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, "");
  await page.unrouteAll();
  await page.route("**/*", (route) =>
    route.request().resourceType() === "document"
      ? route.fulfill({ contentType: "text/html; charset=utf-8", body: still })
      : route.abort(),
  );
  await page.goto(url);
}

/** Shows the copy in another light, and mirrors it where the look says so; at rest, so that no colour is on its way. */
export async function dress(page: Page, look: Look): Promise<void> {
  await page.emulateMedia({
    colorScheme: look.colorScheme ?? "light",
    forcedColors: look.forcedColors ?? "none",
    reducedMotion: "reduce",
  });
  const { dir } = look;
  if (dir !== undefined)
    await page.evaluate((to) => {
      document.documentElement.dir = to;
    }, dir);
}
