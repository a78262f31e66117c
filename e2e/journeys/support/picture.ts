import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { test, type Page } from "@playwright/test";
import { keepIfWanted } from "@/e2e/journeys/support/keep-screen";
import { walkIfWanted } from "@/e2e/journeys/support/walk-sweep";

/** Where `npm run pictures` wants its pictures; journeys that are only run make none. */
const folder = process.env["PICTURES"];

const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
  tv: { width: 1920, height: 1080 },
};

/** Does with the screen that stands now what a command asks for; journeys that are only run pass by. */
export async function takePictures(page: Page, name: string): Promise<void> {
  await photograph(page, name);
  await keepIfWanted(page, name);
  await walkIfWanted(page, name);
}

/** Pictures in each size, light and dark; the first one of a name is kept. */
async function photograph(page: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  const kind = join(folder, test.info().project.name);
  if (existsSync(join(kind, `${name}-phone-light.png`))) return;
  mkdirSync(kind, { recursive: true });
  const before = page.viewportSize();
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const path = join(kind, `${name}-${size}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true, animations: "disabled" });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  if (before !== null) await page.setViewportSize(before);
}
