import type { Page } from "@playwright/test";
import { liveFaults } from "@/e2e/a11y/markup";
import { sweep } from "@/e2e/journeys/support/sweep";

/** `npm run a11y-report`: keeps this screen as it stands, to be examined when the journeys are over. */
export const keepIfWanted = (page: Page, name: string): Promise<void> =>
  sweep(process.env["A11Y_SCREENS"], page, name, async () =>
    JSON.stringify({ url: page.url(), html: await page.content(), live: await liveFaults(page) }),
  );
