import { test, type Page } from "@playwright/test";
import { sweep } from "@/e2e/journeys/support/sweep";
import { walkByArrows } from "@/e2e/journeys/support/walk-arrows";

/** The smallest and the most usual canvas of a television. Source: devices.md 2.4. */
const TELEVISIONS = [
  { width: 960, height: 540 },
  { width: 1920, height: 1080 },
];

/** Where our arrows are kept away on purpose: nothing of ours is there to walk. */
const WITHOUT_ARROWS = /(broken-script|plain-tier)\.spec\.ts$/;

/** `npm run dpad-walk`: a walk by arrows over this screen, as televisions show it. */
export async function walkIfWanted(page: Page, name: string): Promise<void> {
  const { project, file } = test.info();
  if (project.name !== "script" || WITHOUT_ARROWS.test(file)) return;
  await sweep(process.env["DPAD_WALK"], page, name, async () => {
    let controls = 0;
    for (const size of TELEVISIONS) {
      await page.setViewportSize(size);
      controls = await walkByArrows(page, `${name}, ${size.width} wide`);
    }
    return `${controls} controls`;
  });
}
