import { test, type Page } from "@playwright/test";
import { liveFaults } from "@/e2e/a11y/markup";
import { sweep } from "@/e2e/journeys/support/sweep";

/** Pages without script in a browser that believes it has some: they go on by themselves, and are examined elsewhere. */
const PLAIN = /plain-tier\.spec\.ts$/;

/** `npm run a11y-report`: keeps this screen as it stands, to be examined when the journeys are over. */
export async function keepIfWanted(page: Page, name: string): Promise<void> {
  if (PLAIN.test(test.info().file)) return;
  await sweep(process.env["A11Y_SCREENS"], page, name, async () =>
    JSON.stringify({ url: page.url(), html: await page.content(), live: await liveFaults(page) }),
  );
}
