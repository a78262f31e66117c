import { createHash } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { expectOutcome, expectStep, field, openCardForm, payButton } from "@/e2e/journeys/support/payer";
import { takePictures } from "@/e2e/journeys/support/picture";
import type { Act } from "@/e2e/journeys/support/stage";
import { forgetCardsAtGate, gateCardsOf, placeOrder } from "@/e2e/journeys/support/sandbox";
import { BY_PARAMETERS } from "@/e2e/scenarios/common";
import { CLUB } from "@/e2e/scenarios/saved";
import type { CardTyped } from "@/e2e/scenarios/types";

/** The list of saved cards: a form of radio buttons. */
export const savedForm = (page: Page): Locator =>
  page.locator("form", { has: page.locator('input[type="radio"][name="card"]') });

export const savedRows = (page: Page): Locator => savedForm(page).locator('input[type="radio"]');

/** The code field of the chosen card: the others are not to be seen. */
export const savedCode = (page: Page): Locator =>
  savedForm(page).locator('[autocomplete="cc-csc"]').filter({ visible: true });

export const savedPayButton = (page: Page): Locator => savedForm(page).locator('button[type="submit"]');

export const consent = (page: Page): Locator => page.locator('input[name="save"]');

const anotherCard = (page: Page): Locator => page.locator('a[href*="card=new"]');

const removeLink = (page: Page): Locator => savedForm(page).locator('a[href*="/card/remove"]');

/** Types a card whose brand may have no code: then there is no field for one. */
const typeCard = async (page: Page, card: CardTyped): Promise<void> => {
  await field(page, "number").fill(card.pan);
  await field(page, "exp-month").fill(card.month);
  await field(page, "exp-year").fill(card.year);
  if (card.cvv !== "") await field(page, "csc").fill(card.cvv);
  await field(page, "name").fill(card.holder);
};

const payTyped = async (page: Page, card: CardTyped): Promise<void> => {
  await typeCard(page, card);
  await payButton(page).click();
};

/** Pays another order of the same shop and has the card kept in this browser. */
export const keepCard = async (page: Page, card: CardTyped): Promise<void> => {
  const { url } = await placeOrder({ ...BY_PARAMETERS, account: CLUB });
  await openCardForm(page, url);
  await expect(consent(page)).not.toBeChecked();
  await consent(page).check();
  await payTyped(page, card);
  await expectOutcome(page, "paid");
};

/** Pays with the chosen card of the list. */
export const paySaved = async (page: Page, cvv: string): Promise<void> => {
  if (cvv === "") await expect(savedCode(page)).toHaveCount(0);
  else await savedCode(page).fill(cvv);
  await savedPayButton(page).click();
};

/** The Gate's name of this browser as a customer: made by Checkout of the browser's cookie. */
export const customerOf = async (page: Page, account = CLUB): Promise<string> => {
  const cookie = (await page.context().cookies()).find(({ name }) => name === "browser");
  const browser = createHash("sha256")
    .update(cookie?.value ?? "")
    .digest("base64url");
  const digest = createHash("sha256").update(`customer ${account} ${browser}`).digest("hex");
  return `browser-${digest.slice(0, 40)}`;
};

const savedInBrowser: Act = async ({ page, url, card }) => {
  await keepCard(page, card);
  await openCardForm(page, url);
  await expect(savedRows(page)).toHaveCount(1);
  await takePictures(page, "card-saved");
  await paySaved(page, card.cvv);
  return page;
};

const savedByCustomer: Act = async ({ page, url, card }) => {
  await openCardForm(page, url);
  await paySaved(page, card.cvv);
  return page;
};

const savedExpired: Act = async ({ page, url, card }) => {
  await openCardForm(page, url);
  await expect(savedRows(page)).toBeDisabled();
  await expect(savedPayButton(page)).toHaveCount(0);
  await anotherCard(page).click();
  await payTyped(page, card);
  return page;
};

const savedRemoved: Act = async ({ page, url, card }) => {
  await keepCard(page, card);
  await openCardForm(page, url);
  await removeLink(page).click();
  await expectStep(page, "card");
  await takePictures(page, "card-remove");
  await page.locator('main button[type="submit"]').click();
  await expect(field(page, "number")).toBeVisible();
  await expect(savedForm(page)).toHaveCount(0);
  expect(await gateCardsOf(await customerOf(page))).toEqual([]);
  await payTyped(page, card);
  return page;
};

const savedGone: Act = async ({ page, url, card }) => {
  await keepCard(page, card);
  await openCardForm(page, url);
  await forgetCardsAtGate(await customerOf(page));
  await paySaved(page, card.cvv);
  await expectOutcome(page, "notStarted");
  const again = await page.context().newPage();
  await again.goto(page.url().replace(/result.*$/, "card"));
  await expect(field(again, "number")).toBeVisible();
  await expect(savedForm(again)).toHaveCount(0);
  await again.close();
  return page;
};

const savedElsewhere: Act = async ({ page, otherDevice, url, card }) => {
  await keepCard(page, card);
  const other = await otherDevice();
  await openCardForm(other, url);
  await expect(savedForm(other)).toHaveCount(0);
  await payTyped(other, card);
  return other;
};

const savedByNobody: Act = async ({ page, url, card }) => {
  expect(await gateCardsOf("customer_12")).not.toEqual([]);
  await openCardForm(page, url);
  await expect(savedForm(page)).toHaveCount(0);
  await payTyped(page, card);
  return page;
};

/** An address as a payer would type it. */
export const typeBilling = async (page: Page): Promise<void> => {
  await page.locator('[autocomplete="billing country"]').selectOption("GB");
  await page.locator('[autocomplete="billing address-line1"]').fill("221B Baker Street");
  await page.locator('[autocomplete="billing address-level2"]').fill("London");
  await page.locator('[autocomplete="billing postal-code"]').fill("NW1 6XE");
  await page.locator('main [autocomplete="email"]').fill("ada@shop.example");
};

const billing: Act = async ({ page, url, card }) => {
  await openCardForm(page, url);
  await takePictures(page, "card-billing");
  await typeBilling(page);
  await payTyped(page, card);
  return page;
};

export const savedPlays = {
  savedInBrowser,
  savedByCustomer,
  savedExpired,
  savedRemoved,
  savedGone,
  savedElsewhere,
  savedByNobody,
  billing,
} as const;
