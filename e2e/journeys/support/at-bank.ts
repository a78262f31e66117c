import { expect, test, type Locator, type Page } from "@playwright/test";
import { expectStep, main } from "@/e2e/journeys/support/payer";
import { frameIn } from "@/e2e/journeys/support/shop-frame";

/** What a payer does at the bank's pages: see e2e/sandbox/acs. */

/** Ten seconds for a look at the device that never ends, and what comes after. */
const patience = { timeout: 25_000 };

export const bankPage = (page: Page): Locator => page.locator('main[data-page="challenge"]');
const goBackForm = (page: Page): Locator => page.locator('main[data-page="go-back"] #leave');
const toBankButton = (page: Page): Locator => main(page).locator("#to-bank button");

/** No page leaves a shop's frame without a press, nor without script. */
const leavesByItself = (page: Page, script: boolean): boolean => script && frameIn(page) === null;

/** From our page to the bank's: by itself where it can, by the button where it cannot. */
export const goToBank = async (page: Page, script: boolean): Promise<void> => {
  if (!leavesByItself(page, script)) {
    await expect(main(page)).toHaveAttribute("data-step", "challenge", patience);
    await toBankButton(page).click();
  }
  await expect(bankPage(page)).toBeVisible(patience);
};

/** Presses the button of a page that stands: after a link that brought nothing, or before a second check. */
export const pressToBank = async (page: Page): Promise<void> => {
  await expectStep(page, "challenge");
  await toBankButton(page).click();
};

/** The code that the bank's page tells to whoever tries it. */
const codeOn = async (page: Page): Promise<string> =>
  /code is (\S+)/.exec(await page.locator("details summary").innerText())?.[1] ?? "";

/** The bank's page sends the payer back: by itself, or by its button. Its script runs also where ours is not sent. */
export const goBack = async (page: Page): Promise<void> => {
  if (test.info().project.use.javaScriptEnabled === false) await goBackForm(page).locator("button").click();
};

/** Types the code, or another one, and comes back where the bank lets the payer go. */
export const confirm = async (page: Page, code?: string): Promise<void> => {
  await bankPage(page)
    .locator("#code")
    .fill(code ?? (await codeOn(page)));
  // After the press the old page still stands, and where the bank asks once more the next one looks the same.
  await bankPage(page).evaluate((old) => old.setAttribute("data-old", ""));
  await bankPage(page).locator('button[value="confirm"]').click();
  if (code !== undefined) return;
  await expect(page.locator("main[data-old]")).toHaveCount(0);
  await goBack(page);
};

export const cancel = async (page: Page): Promise<void> => {
  await bankPage(page).locator('button[value="cancel"]').click();
  await goBack(page);
};

/** Without script nothing can come of the look at the device: a payer may say so at once. */
const skipDevice = (page: Page): Locator => page.locator('main[data-step="device-check"] form button');

/** The press may lead out of a frame: the place is looked for anew. */
const pressAndLeave = async (button: Locator, here: () => Locator): Promise<void> => {
  await button.click();
  await expect(here()).toHaveCount(0, patience);
};

/**
 * Walks through whatever pages come, however often, up to the result. `waits`: the payer lets the look at the device
 * take its time.
 */
export const walkThroughBank = async (page: Page, script: boolean, waits = false): Promise<void> => {
  const result = (): Locator => page.locator('main[data-step="result"]');
  const ours = (): Locator =>
    leavesByItself(page, script)
      ? main(page).filter({ hasText: "Your bank has to ask once more" })
      : page.locator('main[data-step="challenge"]');
  const skip = (): Locator => skipDevice(page);
  for (let turn = 0; turn < 8; turn += 1) {
    const stops = [result(), bankPage(page), ours(), ...(script || waits ? [] : [skip()])];
    await expect(stops.reduce((all, stop) => all.or(stop)).first()).toBeVisible(patience);
    if (await result().isVisible()) return;
    if (await bankPage(page).isVisible()) await confirm(page);
    else if (await ours().isVisible()) await pressAndLeave(toBankButton(page), ours);
    else if (await skip().isVisible()) await pressAndLeave(skip(), skip);
  }
  await expect(result()).toBeVisible(patience);
};
