import { expect } from "@playwright/test";
import { changed } from "@/e2e/journeys/support/changed-link";
import { CHIEFLY_NO_SCRIPT, CHIEFLY_SCRIPT, test } from "@/e2e/journeys/support/journey";
import { chooseCard, expectOutcome, expectStep, pressPay, typeCard } from "@/e2e/journeys/support/payer";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";

/** What a payment link may leave out of its pages. */

test(
  "a link can leave out the footer, the time left and the search, and they stay left out",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    const { url } = await placeOrder({ ...BY_PARAMETERS, expiresInSeconds: 1800 });
    await page.goto(url);
    await expect(page.locator(".clock")).toBeVisible();
    await expect(page.getByRole("contentinfo")).toBeVisible();
    const bare = await placeOrder({ ...BY_PARAMETERS, expiresInSeconds: 1800 });
    await page.goto(
      changed(bare.url, {
        "display[hide_footer]": "1",
        "display[hide_lifetime_counter]": "true",
        "display[hide_method_filter]": "yes",
      }),
    );
    await expectStep(page, "method");
    const nothingExtra = async (): Promise<void> => {
      await expect(page.locator(".clock")).toHaveCount(0);
      await expect(page.getByRole("contentinfo")).toHaveCount(0);
    };
    await nothingExtra();
    await expect(page.getByLabel("Find a way to pay")).toHaveCount(0);
    await chooseCard(page);
    await expectStep(page, "card");
    await nothingExtra();
    await typeCard(page, VISA);
    await pressPay(page);
    await expectOutcome(page, "paid");
    await expect(page.getByRole("contentinfo")).toHaveCount(0);
  },
);

test("looks that a link with an invoice asks for hold on every step", CHIEFLY_NO_SCRIPT, async ({ page }) => {
  const { url } = await placeOrder(BY_INVOICE);
  await page.goto(changed(url, { "display[hide_footer]": "1", "display[hide_methods]": "ideal" }));
  await expectStep(page, "method");
  await expect(page.getByRole("contentinfo")).toHaveCount(0);
  await expect(page.locator('button[value^="ideal"]')).toHaveCount(0);
  await chooseCard(page);
  await expectStep(page, "card");
  await expect(page.getByRole("contentinfo")).toHaveCount(0);
});
