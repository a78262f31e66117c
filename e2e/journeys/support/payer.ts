import { expect, type Locator, type Page } from "@playwright/test";
import type { CardTyped } from "@/e2e/scenarios/types";

/** What a payer does. Places are found by what they mean (autofill names, form values), so in any language. */

const main = (page: Page): Locator => page.locator("main[data-step]");

/** Which page this is: `method`, `card`, `waiting`, `result` and so on. */
export const expectStep = (page: Page, step: string): Promise<void> =>
  expect(main(page)).toHaveAttribute("data-step", step);

/** Opens a payment link and goes on to the card form, whether or not there are methods to choose from. */
export const openCardForm = async (page: Page, url: string): Promise<void> => {
  await page.goto(url);
  if ((await main(page).getAttribute("data-step")) === "method") await chooseCard(page);
  await expectStep(page, "card");
};

export const chooseCard = (page: Page): Promise<void> =>
  page.locator('button[name="service"][value^="payment_card"]').first().click();

export const typeCard = async (page: Page, card: CardTyped): Promise<void> => {
  const field = (name: string): Locator => page.locator(`[autocomplete="${name}"]`);
  await field("cc-number").fill(card.pan);
  await field("cc-exp-month").fill(card.month);
  await field("cc-exp-year").fill(card.year);
  await field("cc-csc").fill(card.cvv);
  await field("cc-name").fill(card.holder);
};

export const payButton = (page: Page): Locator =>
  page.locator("form", { has: page.locator('[autocomplete="cc-number"]') }).locator('button[type="submit"]');

export const payByCard = async (page: Page, url: string, card: CardTyped): Promise<void> => {
  await openCardForm(page, url);
  await typeCard(page, card);
  await payButton(page).click();
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
