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
  methodButton,
  openCardForm,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { expectInvoices } from "@/e2e/journeys/support/truth";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";

/** The list of ways to pay. */

const openList = async (page: Page, more = ""): Promise<string> => {
  const { url, reference } = await placeOrder(more === "" ? BY_INVOICE : BY_PARAMETERS);
  await page.goto(`${url}${more}`);
  await expectStep(page, "method");
  return reference;
};

const filterBox = (page: Page) => page.getByLabel("Find a way to pay");

test(
  "a long list can be searched, by any part of a name, and comes back whole",
  SCRIPT_ONLY,
  async ({ page }) => {
    await openList(page);
    const all = await page.locator('button[name="service"]:visible').count();
    expect(all).toBeGreaterThan(8);
    await filterBox(page).fill("NETEL");
    const visible = page.locator('button[name="service"]:visible');
    await expect(visible).toHaveText([/^Neteller/, /^Neteller/]);
    await filterBox(page).fill("no such thing");
    await expect(visible).toHaveCount(0);
    await expect(page.getByRole("status").filter({ hasText: "Nothing here by that name" })).toBeVisible();
    await filterBox(page).fill("");
    await expect(visible).toHaveCount(all);
  },
);

test("Enter in the search box chooses nothing", SCRIPT_ONLY, async ({ page }) => {
  await openList(page);
  await filterBox(page).fill("card");
  await page.keyboard.press("Enter");
  await filterBox(page).fill("");
  await expectStep(page, "method");
  await expect(page).toHaveURL(/\/method$/);
});

test("without script there is no search box, and the list is whole", NO_SCRIPT_ONLY, async ({ page }) => {
  await openList(page);
  await expect(filterBox(page)).toBeHidden();
  expect(await page.locator('button[name="service"]:visible').count()).toBeGreaterThan(8);
});

test(
  "every way says its fee, its currency and whether it opens another page",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    await openList(page);
    await expect(methodButton(page, "payment_card")).toContainText("No fee");
    await expect(methodButton(page, "payment_card")).not.toContainText("Opens another page");
    await expect(methodButton(page, "ideal")).toContainText("No fee");
    await expect(methodButton(page, "ideal")).toContainText("Opens another page");
    await expect(methodButton(page, "neteller_eur")).toContainText("Fee 1.5%");
    await expect(methodButton(page, "skrill")).toContainText("Fee 1% + €0.29");
    await expect(methodButton(page, "paypal_usd")).toContainText("In USD");
    await expect(methodButton(page, "neteller_eur")).not.toContainText("In EUR");
  },
);

test(
  "what is under maintenance or does not fit the sum is not offered",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    await openList(page);
    await expect(methodButton(page, "giropay")).toHaveCount(0);
    const { url } = await placeOrder({ ...BY_INVOICE, amount: "20000.00", items: [] });
    await page.goto(url);
    await expectStep(page, "method");
    await expect(methodButton(page, "payment_card")).toBeVisible();
    await expect(methodButton(page, "sepa")).toHaveCount(0);
    await expect(methodButton(page, "paysafecard")).toHaveCount(0);
  },
);

test("groups have names, and the list can be walked by keyboard", CHIEFLY_SCRIPT, async ({ page }) => {
  await openList(page);
  const groups = page.getByRole("heading", { level: 2 });
  await expect(groups).toContainText(["Cards", "Your bank", "Wallets"]);
  await methodButton(page, "payment_card").focus();
  await page.keyboard.press("Enter");
  await expectStep(page, "card");
});

const IN_YEN = { ...BY_INVOICE, amount: "12500", currency: "JPY", items: [] };

test("with one way only there is nothing to ask", CHIEFLY_NO_SCRIPT, async ({ page }) => {
  const { url } = await placeOrder({ ...IN_YEN, account: "coma_SandboxReturn01" });
  await page.goto(url);
  await expectStep(page, "card");
});

test(
  "where the account takes wallets, the list comes also for one other way",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    const { url } = await placeOrder(IN_YEN);
    await page.goto(url);
    await expectStep(page, "method");
    await methodButton(page, "payment_card").click();
    await expectStep(page, "card");
  },
);

test(
  "an invoice that names its service goes straight to the card, and back to the list at will",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { url } = await placeOrder({ ...BY_INVOICE, service: "payment_card_eur_hpp" });
    await page.goto(url);
    await expectStep(page, "card");
    await page.getByRole("link", { name: "Choose another way" }).click();
    await expectStep(page, "method");
    await expect(methodButton(page, "ideal")).toBeVisible();
  },
);

test("a link shows only the ways that it asks for", CHIEFLY_SCRIPT, async ({ page }) => {
  const reference = await openList(page, "&display%5Bshow_methods%5D=payment_card,ideal");
  await expect(page.locator('button[name="service"]')).toHaveCount(2);
  await methodButton(page, "payment_card").click();
  await expectStep(page, "card");
  await page.getByRole("link", { name: "Choose another way" }).click();
  await expect(page.locator('button[name="service"]')).toHaveCount(2);
  await expectInvoices(reference, 1);
});

test("a link hides the ways that it asks to hide", CHIEFLY_NO_SCRIPT, async ({ page }) => {
  await openList(page, "&display%5Bhide_methods%5D=ideal,skrill");
  await expect(methodButton(page, "payment_card")).toBeVisible();
  await expect(methodButton(page, "ideal")).toHaveCount(0);
  await expect(methodButton(page, "skrill")).toHaveCount(0);
});

test("a link that names its service shows that one", CHIEFLY_SCRIPT, async ({ page }) => {
  const { url } = await placeOrder({ ...BY_PARAMETERS, service: "payment_card_eur_hpp" });
  await openCardForm(page, url);
  await typeCard(page, VISA);
  await pressPay(page);
  await expectOutcome(page, "paid");
});

test(
  "an account that takes nothing in this currency says so, and that nothing was taken",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const reference = await openList(page, "&display%5Bshow_methods%5D=pigeon_post");
    await expect(page.locator("main")).toContainText("There is no way to pay this here");
    await expect(page.locator("main")).toContainText("Nothing was taken.");
    await expectInvoices(reference, 0);
  },
);

test("a service that nobody offers cannot be chosen", CHIEFLY_NO_SCRIPT, async ({ page }) => {
  await openList(page);
  await methodButton(page, "ideal").evaluate((button) => button.setAttribute("value", "pigeon_post_eur"));
  await methodButton(page, "pigeon_post").click();
  await expectStep(page, "method");
  await expect(page.locator("main [role=alert]")).toContainText("Nothing was sent this time.");
});
