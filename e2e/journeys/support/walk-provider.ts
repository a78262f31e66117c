import { expect, type Locator, type Page } from "@playwright/test";
import { expectStep, main, methodButton } from "@/e2e/journeys/support/payer";
import { changeInvoice, invoicesOf } from "@/e2e/journeys/support/sandbox";
import { takePictures } from "@/e2e/journeys/support/picture";
import type { ProviderWalk } from "@/e2e/scenarios/types";

/** The one thing to do on a page of ours: the first button, be it a link or of a form. */
const wayOn = (page: Page): Locator =>
  page.locator('main a.button, main form .button[type="submit"]').first();

const choose = async (page: Page, { choose: service, fields = {}, does }: ProviderWalk): Promise<void> => {
  if (service !== null) await methodButton(page, service).click();
  const typed = Object.entries(fields);
  if (service !== null && typed.length === 0) return;
  await expectStep(page, "details");
  await takePictures(page, does.at === "test" ? "test-flow" : typed.length === 0 ? "service" : "details");
  if (does.at === "here") return;
  for (const [key, value] of typed) await page.locator(`[name="field.${key}"]`).fill(value);
  // What the link gave whole leaves one button and nothing to fill in.
  if (typed.length === 0) {
    await expect(page.locator('main button[type="submit"]')).toHaveCount(1);
    await expect(page.locator('main input:not([type="hidden"])')).toHaveCount(0);
  }
  await wayOn(page).click();
};

const payElsewhere = async (page: Page, javaScriptEnabled: boolean): Promise<void> => {
  await expectStep(page, "provider-invoice");
  await expect(page.locator("svg.qr")).toBeVisible();
  await expect(page.locator("dl.requisites")).toContainText("3399508364979651");
  await takePictures(page, "provider-invoice");
  const elsewhere = await page.context().newPage();
  await elsewhere.goto((await wayOn(page).getAttribute("href")) ?? "");
  await elsewhere.locator('button[value="pay"]').click();
  await expectStep(elsewhere, "result");
  await elsewhere.close();
  if (!javaScriptEnabled) await page.locator('main a[href*="checked"]').click();
};

const letExpire = async (page: Page, reference: string, javaScriptEnabled: boolean): Promise<void> => {
  await expectStep(page, "provider-invoice");
  const [invoice] = await invoicesOf(reference);
  await changeInvoice(invoice?.id ?? "", { expires: Math.floor(Date.now() / 1000) - 1 });
  if (!javaScriptEnabled) {
    await expect(async () => {
      if ((await main(page).getAttribute("data-step")) === "provider-invoice")
        await page.locator('main a[href*="checked"]').click();
      await expectStep(page, "result");
    }).toPass();
  }
};

/** Walks a way that Commerce leads, up to where it ends or stands. */
export const walkProvider = async (
  page: Page,
  { url, reference }: { readonly url: string; readonly reference: string },
  walk: ProviderWalk,
  javaScriptEnabled: boolean,
): Promise<void> => {
  const { does } = walk;
  await page.goto(url);
  await choose(page, walk);
  switch (does.at) {
    case "here":
      return;
    case "provider":
      await expectStep(page, "redirect");
      await wayOn(page).click();
      return page.locator(`button[name="decision"][value="${does.presses}"]`).click();
    case "requisites":
      return does.ends === "paid"
        ? payElsewhere(page, javaScriptEnabled)
        : letExpire(page, reference, javaScriptEnabled);
    case "test":
      await expectStep(page, "details");
      await expect(page.locator("header.test")).toBeVisible();
      await takePictures(page, "test-flow");
      return page.locator(`main button[value="${does.presses}"]`).click();
  }
};
