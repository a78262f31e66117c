import { expect, type Page } from "@playwright/test";
import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import { SCRIPT_ONLY, test } from "@/e2e/journeys/support/journey";
import { payByMethod } from "@/e2e/journeys/support/method-plays";
import {
  chooseCard,
  expectOutcome,
  expectStep,
  field,
  pageText,
  payByCard,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { expectPaidOnce, salesOf } from "@/e2e/journeys/support/truth";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";
import { IN_TENGE, KASSA } from "@/e2e/scenarios/methods";

/**
 * Engines below the floor believe that script is on, and the server refuses every script: what stands in a `noscript`
 * for others must stand in their page.
 */

const TV_OF_2018 =
  "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/53.0.2785.34 Safari/537.36 WebAppManager";
const DESKTOP_OF_2016 =
  "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/53.0.2785.143 Safari/537.36";

/** The browser complains of each script that is refused: that, and nothing else, is what is wanted. */
const onlyRefused = (complaints: string[]): void => {
  expect(complaints.length).toBeGreaterThan(0);
  expect(complaints.filter((text) => !/script-src(-elem)? 'none'|script-src/.test(text))).toEqual([]);
  complaints.length = 0;
};

const nothingDead = (page: Page) =>
  expect(page.locator(".needs-script").filter({ visible: true })).toHaveCount(0);

test.describe("a television below the floor", SCRIPT_ONLY, () => {
  test.use({ userAgent: TV_OF_2018, viewport: { width: 1920, height: 1080 } });

  test("hands over to a phone and turns by itself, or pays on its own screen", async ({
    page,
    complaints,
  }) => {
    const { url, reference } = await placeOrder(BY_PARAMETERS);
    await page.goto(url);
    await expectStep(page, "screen");
    await page.locator('main button[type="submit"]').first().click();
    await expect(page.locator("svg.qr")).toBeVisible();
    await expect(page.locator('head meta[http-equiv="refresh"]')).toHaveCount(1);
    await page.getByRole("button", { name: "Pay here on this screen" }).click();
    await chooseCard(page);
    await expectStep(page, "card");
    await typeCard(page, VISA);
    await pressPay(page);
    await expectOutcome(page, "paid");
    await expectPaidOnce(reference);
    onlyRefused(complaints);
  });
});

test.describe("an engine below the floor", SCRIPT_ONLY, () => {
  test.use({ userAgent: DESKTOP_OF_2016 });

  test("pays by card, and the waiting page turns by itself", async ({ page, complaints }) => {
    const { url, reference } = await placeOrder(BY_PARAMETERS);
    await holdBank(reference);
    await payByCard(page, url, VISA);
    await expectStep(page, "waiting");
    await expect(page.locator("noscript")).toHaveCount(0);
    await letBankDecide(reference);
    await expectOutcome(page, "paid");
    await nothingDead(page);
    await expectPaidOnce(reference);
    onlyRefused(complaints);
  });

  test("goes past the bank's look at the device with a button", async ({ page, complaints }) => {
    const { url, reference } = await placeOrder({
      ...BY_INVOICE,
      faults: { scenario: "3ds-frictionless", acs: { device: "never" } },
    });
    await payByCard(page, url, VISA);
    await expectStep(page, "device-check");
    await page.locator('main button[type="submit"]').click();
    await expectOutcome(page, "paid");
    expect(await salesOf(reference)).toEqual([1]);
    onlyRefused(complaints);
  });

  test("is told that a wallet can't be opened, and shown no button that does nothing", async ({
    page,
    complaints,
  }) => {
    const { url, invoice_id } = await placeOrder(BY_INVOICE);
    await page.goto(new URL(`/pay/${invoice_id}/wallet?by=apple_pay`, url).href);
    expect(await pageText(page)).toContain("Apple Pay can’t be opened in this browser. Nothing was taken.");
    await nothingDead(page);
    onlyRefused(complaints);
  });

  test("reads requisites whole, and the page looks again by itself", async ({ page, complaints }) => {
    const { url } = await placeOrder(IN_TENGE);
    await payByMethod(page, url, KASSA);
    await expectStep(page, "instructions");
    expect(await pageText(page)).toContain("KZ86125KZT5004100100");
    await expect(page.locator('head meta[http-equiv="refresh"]')).toHaveAttribute(
      "content",
      /^\d+;url=\/pay\//,
    );
    await nothingDead(page);
    onlyRefused(complaints);
  });
});

test.describe("a page whose script broke", SCRIPT_ONLY, () => {
  test("goes on without script, on this page and on those that follow", async ({ page, complaints }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await page.goto(url);
    await page.goto(`${page.url().replace(/\/method.*/, "/card")}?script=off`);
    await expectStep(page, "card");
    await field(page, "number").pressSequentially("40000000");
    await expect(field(page, "number")).toHaveValue("40000000");
    await payByCard(page, url, VISA);
    await expectOutcome(page, "paid");
    await expectPaidOnce(reference);
    onlyRefused(complaints);
  });
});
