import { expect, type Page } from "@playwright/test";
import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import { chooseCard, expectOutcome, expectStep, payButton, typeCard } from "@/e2e/journeys/support/payer";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { walkByArrows } from "@/e2e/journeys/support/walk-arrows";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";

/** From the link to the receipt, with a walk by arrows over each screen on the way. */
export const walkMainScreens = async (page: Page): Promise<void> => {
  const { url, reference } = await placeOrder(BY_INVOICE);
  await page.goto(url);
  await expectStep(page, "method");
  expect(await walkByArrows(page, "method")).toBeGreaterThan(3);
  await chooseCard(page);
  await expectStep(page, "card");
  await page.goto(`${page.url()}?faults=number.checksum,expiry.past,cvv.length4#problem`);
  await expectStep(page, "card");
  await walkByArrows(page, "card with faults");
  await holdBank(reference);
  await typeCard(page, VISA);
  await payButton(page).click({ noWaitAfter: true });
  await expectStep(page, "waiting");
  await walkByArrows(page, "waiting");
  await letBankDecide(reference);
  await expectOutcome(page, "paid");
  await page.getByRole("button", { name: "Stay here" }).click();
  await walkByArrows(page, "paid");
};
