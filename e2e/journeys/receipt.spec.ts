import { expect } from "@playwright/test";
import { NO_SCRIPT_ONLY, SCRIPT_ONLY, CHIEFLY_SCRIPT, test } from "@/e2e/journeys/support/journey";
import { expectOutcome, main, pageText, payByCard } from "@/e2e/journeys/support/payer";
import { invoicesOf, placeOrder } from "@/e2e/journeys/support/sandbox";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";

test("the slip becomes the receipt, and only it is printed", CHIEFLY_SCRIPT, async ({ page }) => {
  const { url, reference } = await placeOrder(BY_INVOICE);
  await payByCard(page, url, VISA);
  await expectOutcome(page, "paid");
  const receipt = page.getByRole("region", { name: "Receipt" });
  const [invoice] = await invoicesOf(reference);
  for (const words of [
    "Green Room",
    "€108.90",
    "Monstera deliciosa",
    "Paid",
    "Visa ending 0077",
    invoice?.id ?? "",
  ])
    await expect(receipt).toContainText(words);
  await page.emulateMedia({ media: "print" });
  await expect(main(page)).toBeHidden();
  await expect(page.getByRole("contentinfo")).toBeHidden();
  await expect(receipt).toBeVisible();
  const printed = await pageText(page);
  for (const words of ["Green Room", "€108.90", "Monstera deliciosa", "Visa ending 0077", "Test mode"])
    expect(printed).toContain(words);
  expect((await page.screenshot()).byteLength).toBeGreaterThan(1_000);
  await page.emulateMedia({ media: "screen" });
  await expect(main(page)).toBeVisible();
});

test("the print button opens the browser's print view", SCRIPT_ONLY, async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "yes");
  });
  const { url } = await placeOrder(BY_INVOICE);
  await payByCard(page, url, VISA);
  await expectOutcome(page, "paid");
  await page.getByRole("button", { name: "Stay here" }).click();
  await page.getByRole("button", { name: "Print or save the receipt" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-printed", "yes");
});

test(
  "who looks away and comes back still reads the receipt before going back",
  SCRIPT_ONLY,
  async ({ page }) => {
    const { url } = await placeOrder(BY_INVOICE);
    await payByCard(page, url, VISA);
    await expectOutcome(page, "paid");
    await page.clock.install();
    await page.reload();
    const seconds = main(page).locator('[aria-hidden="true"]', { hasText: "Going back in" });
    await expect(seconds).toBeVisible();
    await page.clock.pauseAt(Date.now() + 1_000);
    const look = (state: string): Promise<void> =>
      page.evaluate((visible) => {
        Object.defineProperty(document, "visibilityState", { configurable: true, get: () => visible });
      }, state);
    await look("hidden");
    await page.clock.runFor(60_000);
    await look("visible");
    await page.clock.runFor(1_500);
    await expect(seconds).toHaveText(/Going back in 1\d /);
    await expect(main(page)).toHaveAttribute("data-outcome", "paid");
  },
);

test("without script there is no button that does nothing", NO_SCRIPT_ONLY, async ({ page }) => {
  const { url } = await placeOrder(BY_INVOICE);
  await payByCard(page, url, VISA);
  await expectOutcome(page, "paid");
  await expect(page.getByText("Print or save the receipt")).toBeHidden();
  await expect(page.getByText(/Going back in/)).toBeHidden();
});
