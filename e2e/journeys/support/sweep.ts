import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type Page } from "@playwright/test";

/** A sweep goes over every screen that journeys come to, and looks at each name once a kind of browser. */

/** True for the first of all workers that comes to this screen. */
function claim(folder: string, name: string): boolean {
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(join(folder, name), "", { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

/** A page that waits may go on while it is looked at: somebody else comes to the same screen again. */
const wentOn = (fault: unknown): boolean =>
  /context was destroyed|has been closed|frame was detached|navigat/i.test(String(fault));

/**
 * Does `look` for a screen that was not looked at yet, and keeps what it found as one line of `folder`. Afterwards the
 * window is as it was.
 */
export async function sweep(
  folder: string | undefined,
  page: Page,
  name: string,
  look: () => Promise<string>,
): Promise<void> {
  const screen = `${test.info().project.name} ${name}`;
  if (folder === undefined || (await page.locator("main[data-step]").count()) === 0) return;
  if (!claim(folder, screen)) return;
  test.setTimeout(test.info().timeout + 120_000);
  const [url, size] = [page.url(), page.viewportSize()];
  try {
    const seen = await look();
    // A page may have left for the shop meanwhile: that is no screen of ours.
    if (page.url() === url) writeFileSync(join(folder, screen), seen);
    else rmSync(join(folder, screen));
  } catch (fault) {
    rmSync(join(folder, screen));
    if (!wentOn(fault) && page.url() === url) throw fault;
  }
  if (size !== null) await page.setViewportSize(size);
}
