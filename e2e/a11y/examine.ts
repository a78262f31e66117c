import type { Page } from "@playwright/test";
import { axeFaults } from "@/e2e/a11y/axe";
import { dress, openCopy } from "@/e2e/a11y/copy";
import { orderFaults, ringFaults } from "@/e2e/a11y/focus";
import { reflowFaults, targetFaults, withSpacing } from "@/e2e/a11y/layout";
import { forcedColourFaults, markupFaults, motionFaults } from "@/e2e/a11y/markup";

/** A screen as a journey came to it. */
export type Kept = {
  readonly url: string;
  readonly html: string;
  /** Faults that only the server's own answer shows. */
  readonly live: readonly string[];
};

/** Faults by check; an empty list is a check that was passed. */
export type Found = Readonly<Record<string, readonly string[]>>;

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** The width of WCAG 1.4.10, and the same at 400 % of a window of 1280 × 1024. */
const NARROW = { width: 320, height: 568 };
const ZOOMED = { width: 320, height: 256 };

const both = async (
  page: Page,
  check: (page: Page) => Promise<readonly string[]>,
): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const dir of ["ltr", "rtl"] as const) {
    await dress(page, { dir });
    faults.push(...(await check(page)).map((fault) => `${dir}: ${fault}`));
  }
  return faults;
};

/** What must hold of a page that looks like one that is examined in full: the same without script. */
export async function examineBriefly(page: Page, { url, html, live }: Kept): Promise<Found> {
  await page.setViewportSize(DESKTOP);
  await openCopy(page, url, html);
  await dress(page, {});
  const found = { live, "axe light ltr": await axeFaults(page), markup: await markupFaults(page) };
  await page.setViewportSize(NARROW);
  return { ...found, "320 px": await reflowFaults(page) };
}

/** Every check over one screen: light and dark, from left to right and back, small, large, spaced, forced, at rest. */
export async function examine(page: Page, { url, html, live }: Kept): Promise<Found> {
  const found: Record<string, readonly string[]> = { live };
  await page.setViewportSize(DESKTOP);
  await openCopy(page, url, html);
  const own = await page.evaluate(() => (document.documentElement.dir === "rtl" ? "rtl" : "ltr"));
  for (const colorScheme of ["light", "dark"] as const)
    for (const dir of ["ltr", "rtl"] as const) {
      await dress(page, { colorScheme, dir });
      found[`axe ${colorScheme} ${dir}`] = await axeFaults(page);
    }
  await dress(page, { dir: own });
  found["markup"] = await markupFaults(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await dress(page, { colorScheme });
    found[`focus ${colorScheme}`] = await ringFaults(page);
  }
  await dress(page, { forcedColors: "active" });
  found["forced colours"] = [...(await forcedColourFaults(page)), ...(await ringFaults(page))];
  found["rest"] = await motionFaults(page);
  found["spacing"] = await withSpacing(page, () => both(page, reflowFaults));
  await page.setViewportSize(PHONE);
  found["spacing"] = [...found["spacing"], ...(await withSpacing(page, () => both(page, reflowFaults)))];
  await dress(page, { dir: own });
  found["targets"] = await targetFaults(page);
  await page.setViewportSize(NARROW);
  found["320 px"] = await both(page, reflowFaults);
  await dress(page, { dir: own });
  found["order"] = await orderFaults(page);
  await page.setViewportSize(ZOOMED);
  found["400 %"] = [...(await both(page, reflowFaults)), ...(await orderFaults(page))];
  return found;
}
