import { expect, type Page } from "@playwright/test";
import {
  NO_SCRIPT_ONLY,
  SCRIPT_ONLY,
  CHIEFLY_NO_SCRIPT,
  CHIEFLY_SCRIPT,
  test,
} from "@/e2e/journeys/support/journey";
import {
  expectOutcome,
  expectStep,
  field,
  openCardForm,
  pageText,
  payButton,
  payByCard,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { gateCardsOf, placeOrder, saveCardAtGate, type Placed } from "@/e2e/journeys/support/sandbox";
import {
  consent,
  customerOf,
  keepCard,
  paySaved,
  savedCode,
  savedForm,
  savedPayButton,
  savedRows,
  typeBilling,
} from "@/e2e/journeys/support/saved-plays";
import { expectPaidOnce, salesOf } from "@/e2e/journeys/support/truth";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";
import { CLUB } from "@/e2e/scenarios/saved";

/** Saved cards beyond the rows of e2e/scenarios/saved.ts. */

const MASTERCARD = { ...VISA, pan: "5586200104377434" };
const AMEX = { ...VISA, pan: "378282246310005", cvv: "1234" };

const byLink = (): Promise<Placed> => placeOrder({ ...BY_PARAMETERS, account: CLUB });
const newCustomer = (): string => `c-${Math.random().toString(36).slice(2)}`;
const byShop = (customer: string): Promise<Placed> => placeOrder({ ...BY_INVOICE, account: CLUB, customer });

const openList = async (page: Page): Promise<Placed> => {
  const placed = await byLink();
  await openCardForm(page, placed.url);
  await expect(savedForm(page)).toBeVisible();
  return placed;
};

test("a payer who did not want the card kept finds nothing kept", CHIEFLY_NO_SCRIPT, async ({ page }) => {
  await payByCard(page, (await byLink()).url, VISA);
  await expectOutcome(page, "paid");
  await openCardForm(page, (await byLink()).url);
  await expect(savedForm(page)).toHaveCount(0);
  await expect(field(page, "number")).toBeVisible();
});

test("a shop that keeps no cards asks for no consent", CHIEFLY_SCRIPT, async ({ page }) => {
  await openCardForm(page, (await placeOrder(BY_PARAMETERS)).url);
  await expect(consent(page)).toHaveCount(0);
});

test(
  "of several cards the chosen one pays, and only its code is asked",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    await keepCard(page, VISA);
    const second = await byLink();
    await openCardForm(page, second.url);
    await page.locator('a[href*="card=new"]').click();
    await typeCard(page, MASTERCARD);
    await consent(page).check();
    await payButton(page).click();
    await expectOutcome(page, "paid");
    const { reference } = await openList(page);
    await expect(savedRows(page)).toHaveCount(2);
    await page.getByText("Visa ending 0077").click();
    await expect(savedCode(page)).toHaveCount(1);
    await paySaved(page, "123");
    await expectOutcome(page, "paid");
    expect(await pageText(page)).toContain("€108.90 was taken from Visa ending 0077.");
    await expectPaidOnce(reference);
  },
);

test(
  "a code that is too short is told at its card, and nothing is sent",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    await keepCard(page, AMEX);
    const { reference } = await openList(page);
    await paySaved(page, "987");
    await expectStep(page, "card");
    await expect(savedCode(page)).toHaveAttribute("aria-invalid", "true");
    expect(await pageText(page)).toContain("Enter the 4 digits on the front");
    await expect(savedCode(page)).toHaveValue("");
    expect(await page.content()).not.toMatch(/(?<![\w.-])987(?![\w.-])/);
    expect(await salesOf(reference)).toEqual([]);
    await paySaved(page, "1234");
    await expectOutcome(page, "paid");
    await expectPaidOnce(reference);
  },
);

test("removal asks first; who keeps the card has it still", CHIEFLY_NO_SCRIPT, async ({ page }) => {
  await keepCard(page, VISA);
  await openList(page);
  await page.locator('a[href*="/card/remove"]').click();
  await expect.poll(() => pageText(page)).toContain("Remove this card?");
  await page.getByText("Keep the card").click();
  await expect(savedRows(page)).toHaveCount(1);
  expect(await gateCardsOf(await customerOf(page))).toHaveLength(1);
});

test("who changes his mind comes from the list to the form and back", CHIEFLY_SCRIPT, async ({ page }) => {
  await keepCard(page, VISA);
  await openList(page);
  await page.getByText("Another card").click();
  await expect(field(page, "number")).toBeVisible();
  await page.getByText("Pay with a saved card").click();
  await expect(savedRows(page)).toHaveCount(1);
});

test(
  "a fault of the form leaves a payer with saved cards at the form",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    await keepCard(page, VISA);
    const { url } = await byLink();
    await openCardForm(page, url);
    await page.getByText("Another card").click();
    await typeCard(page, { ...VISA, pan: "4000000000000078" });
    await payButton(page).click();
    await expect(field(page, "number")).toHaveAttribute("aria-invalid", "true");
  },
);

test(
  "a card that a shop's customer has kept is offered on another device, for that customer only",
  CHIEFLY_SCRIPT,
  async ({ page, otherDevice }) => {
    const customer = newCustomer();
    await openCardForm(page, (await byShop(customer)).url);
    await typeCard(page, VISA);
    await consent(page).check();
    await payButton(page).click();
    await expectOutcome(page, "paid");
    const { url, reference } = await byShop(customer);
    const other = await otherDevice();
    await openCardForm(other, url);
    await paySaved(other, "123");
    await expectOutcome(other, "paid");
    await expectPaidOnce(reference);
    await openCardForm(other, (await byShop(newCustomer())).url);
    await expect(savedForm(other)).toHaveCount(0);
  },
);

test(
  "a customer's card is removed at the Gate, by a browser that has paid for that customer",
  CHIEFLY_NO_SCRIPT,
  async ({ page, otherDevice }) => {
    const customer = newCustomer();
    await saveCardAtGate(customer, VISA);
    const stranger = await otherDevice();
    await openCardForm(stranger, (await byShop(customer)).url);
    await expect(savedRows(stranger)).toHaveCount(1);
    await expect(stranger.locator('a[href*="/card/remove"]')).toHaveCount(0);
    await openCardForm(page, (await byShop(customer)).url);
    await paySaved(page, "123");
    await expectOutcome(page, "paid");
    await openCardForm(page, (await byShop(customer)).url);
    await page.locator('a[href*="/card/remove"]').click();
    await page.locator('main button[type="submit"]').click();
    await expect(field(page, "number")).toBeVisible();
    await expect.poll(() => pageText(page)).toContain("The card was removed.");
    expect(await gateCardsOf(customer)).toEqual([]);
  },
);

test("the list goes by arrows and Enter alone", SCRIPT_ONLY, async ({ page }) => {
  await keepCard(page, VISA);
  const { reference } = await openList(page);
  await savedRows(page).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(savedCode(page)).toBeFocused();
  await page.keyboard.type("123");
  await page.keyboard.press("Enter");
  await expectOutcome(page, "paid");
  await expectPaidOnce(reference);
});

test("two presses on Pay are one payment", CHIEFLY_SCRIPT, async ({ page }) => {
  await keepCard(page, VISA);
  const { reference } = await openList(page);
  await savedCode(page).fill("123");
  await savedPayButton(page).dblclick({ noWaitAfter: true });
  await expectOutcome(page, "paid");
  await expectPaidOnce(reference);
});

const abroad = (): Promise<Placed> => placeOrder({ ...BY_INVOICE, account: "coma_SandboxAbroad01" });

test("a forgotten city is told in place, and the card stays typed", SCRIPT_ONLY, async ({ page }) => {
  const { url, reference } = await abroad();
  await openCardForm(page, url);
  await typeCard(page, VISA);
  await typeBilling(page);
  const city = page.locator("#billing-city");
  await city.fill("");
  await payButton(page).click();
  await expect(city).toBeFocused();
  await expect(page.locator("#billing-city-fault")).toHaveText("Enter the city");
  await expect(field(page, "csc")).toHaveValue("123");
  await city.fill("London");
  await payButton(page).click();
  await expectOutcome(page, "paid");
  await expectPaidOnce(reference);
});

test("without script the server tells what is missing of an address", NO_SCRIPT_ONLY, async ({ page }) => {
  const { url, reference } = await abroad();
  await openCardForm(page, url);
  await typeCard(page, VISA);
  await payButton(page).click();
  await expect(page.locator("#problem a:visible")).toHaveText([
    "Choose the country",
    "Enter the street and house",
    "Enter the city",
    "Enter the postal code, in letters and digits",
    "Enter an email address, such as name@example.com",
  ]);
  expect(await salesOf(reference)).toEqual([]);
});
