import { expect, type Locator, type Page } from "@playwright/test";
import { takePictures } from "@/e2e/journeys/support/picture";
import { frameIn } from "@/e2e/journeys/support/shop-frame";
import type { CardTyped } from "@/e2e/scenarios/types";

/** What a payer does. Places are found by what they mean (autofill names, form values), so in any language. */

export const main = (page: Page): Locator => page.locator("main[data-step]");

/** Which page this is: `method`, `card`, `waiting`, `result` and so on. */
export const expectStep = async (page: Page, step: string): Promise<void> => {
  await expect(main(page)).toHaveAttribute("data-step", step);
  await takePictures(page, step);
};

/** Opens a payment link and goes on to the card form, whether or not there are methods to choose from. */
export const openCardForm = async (page: Page, url: string): Promise<void> => {
  await page.goto(url);
  const step = await main(page).getAttribute("data-step");
  if (step === "method") await chooseCard(page);
  // A link that names the card: one button.
  if (step === "details") await page.locator('main button[type="submit"]').click();
  await expectStep(page, "card");
  // Where the account keeps the card out of frames, a press opens the form in the whole window.
  const way = page.locator("main .actions a[target=_top]");
  if (frameIn(page) !== null && (await way.count()) > 0) await way.click();
};

export const methodButton = (page: Page, method: string): Locator =>
  page.locator(`button[name="service"][value^="${method}"]`).first();

export const chooseCard = (page: Page): Promise<void> => methodButton(page, "payment_card").click();

/** Fields by the names that browsers fill them in by. */
export const field = (page: Page, name: "number" | "exp-month" | "exp-year" | "csc" | "name"): Locator =>
  page.locator(`[autocomplete="cc-${name}"]`);

export const typeCard = async (page: Page, card: CardTyped): Promise<void> => {
  await field(page, "number").fill(card.pan);
  await field(page, "exp-month").fill(card.month);
  await field(page, "exp-year").fill(card.year);
  await field(page, "csc").fill(card.cvv);
  await field(page, "name").fill(card.holder);
};

export const payButton = (page: Page): Locator =>
  page.locator("form", { has: page.locator('[autocomplete="cc-number"]') }).locator('button[type="submit"]');

export const payByCard = async (page: Page, url: string, card: CardTyped): Promise<void> => {
  await openCardForm(page, url);
  await typeCard(page, card);
  await payButton(page).click();
};

/** Presses Pay and does not wait for what comes of it: the bank may think for seconds. */
export const pressPay = (page: Page): Promise<void> => payButton(page).click({ noWaitAfter: true });

/** Where a mouse presses when nobody waits for anything. */
export const middleOf = async (place: Locator): Promise<{ x: number; y: number }> => {
  const box = await place.boundingBox();
  if (box === null) throw new Error("There is nothing to press.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

export type Shown = { outcome: string | null; group: string | null };

/** Waits for the result page and reads what it says of the money; it waits through the waiting page. */
export const readResult = async (page: Page): Promise<Shown> => {
  await expectStep(page, "result");
  return {
    outcome: await main(page).getAttribute("data-outcome"),
    group: await main(page).getAttribute("data-group"),
  };
};

/** Waits for a result that may come after another one, or on a page that is not the result's yet. */
export const expectOutcome = async (page: Page, outcome: string, timeout?: number): Promise<void> => {
  await expect(page.locator(`main[data-step="result"][data-outcome="${outcome}"]`)).toBeVisible(
    timeout === undefined ? {} : { timeout },
  );
  await takePictures(page, `result-${outcome}`);
};

/** All that a payer can read, slip included; spaces of every kind are one. */
export const pageText = async (page: Page): Promise<string> =>
  (await page.locator("body").innerText()).replaceAll(/\s+/g, " ");

/** The four digits stand alone: as part of a longer number they are something else. */
export const DIGITS_OF_CARD = /(?<![0-9A-Za-z])0077(?![0-9A-Za-z])/;
