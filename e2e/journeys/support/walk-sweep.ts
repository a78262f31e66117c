import { test, type Page } from "@playwright/test";
import { sweep } from "@/e2e/journeys/support/sweep";
import { walkByArrows } from "@/e2e/journeys/support/walk-arrows";

/** The smallest and the most usual canvas of a television. Source: devices.md 2.4. */
const TELEVISIONS = [
  { width: 960, height: 540 },
  { width: 1920, height: 1080 },
];

/** `npm run dpad-walk`: a walk by arrows over this screen, as televisions show it. */
export async function walkIfWanted(page: Page, name: string): Promise<void> {
  if (test.info().project.name !== "script") return;
  await sweep(process.env["DPAD_WALK"], page, name, async () => {
    let controls = 0;
    for (const size of TELEVISIONS) {
      await page.setViewportSize(size);
      controls = await walkByArrows(page, `${name}, ${size.width} wide`);
    }
    return `${controls} controls`;
  });
}
