import { expect, type Page } from "@playwright/test";
import { expectStep, methodButton, main } from "@/e2e/journeys/support/payer";
import { takePictures } from "@/e2e/journeys/support/picture";
import { gatePaymentsOf, payElsewhere } from "@/e2e/journeys/support/sandbox";
import type { MethodTyped } from "@/e2e/scenarios/types";

/** Ways through the methods of the Gate that are no card. */

/** Chooses the method, fills in what it needs and presses its one button. */
export const payByMethod = async (page: Page, url: string, { code, fields }: MethodTyped): Promise<void> => {
  await page.goto(url);
  if ((await main(page).getAttribute("data-step")) === "method") await methodButton(page, code).click();
  await expectStep(page, "details");
  await fillMethod(page, fields);
  await takePictures(page, `details-${code}`);
  await pressMethod(page);
};

export const fillMethod = async (page: Page, fields: MethodTyped["fields"]): Promise<void> => {
  for (const [key, value] of Object.entries(fields)) {
    const field = page.locator(`[name="field.${key}"]`);
    if (key === "operator") await field.selectOption(value);
    else await field.fill(value);
  }
};

export const pressMethod = (page: Page): Promise<void> => main(page).locator('button[type="submit"]').click();

/** From our leaving page to the provider's own. */
export const leaveForProvider = async (page: Page): Promise<void> => {
  await expectStep(page, "redirect");
  await takePictures(page, "redirect");
  await main(page).locator("a.button, button.button").click();
  await expect(page.locator('main[data-page="provider"]')).toBeVisible();
};

export type AtProvider = "pay" | "decline" | "leave" | "back" | "later";

export const pressAtProvider = (page: Page, action: AtProvider): Promise<void> =>
  page.locator(`main[data-page="provider"] button[value="${action}"]`).click();

/** The payer pays by what the page shows, in an app or at a terminal; the page goes on by itself, or by a look. */
export const payInstructions = async (
  page: Page,
  reference: string,
  scripted: boolean,
  minor?: number,
): Promise<void> => {
  await expectStep(page, "instructions");
  const code = (await page.locator(".qr").count()) > 0 ? "code" : "requisites";
  await takePictures(page, `instructions-${code}`);
  const [payment] = await gatePaymentsOf(reference);
  await payElsewhere(payment?.payment_id ?? "", minor);
  await looked(page, "result", scripted);
};

/** With script the page comes by itself; without, a payer looks. */
export const looked = (page: Page, step: string, scripted: boolean): Promise<void> =>
  scripted
    ? expectStep(page, step)
    : expect(async () => {
        await page.goto(page.url());
        await expect(main(page)).toHaveAttribute("data-step", step, { timeout: 1_000 });
      }).toPass();

/** Plays a method's payment from its form to where it ends. */
export const playMethod = async (
  page: Page,
  { url, reference }: { readonly url: string; readonly reference: string },
  method: MethodTyped,
  scripted: boolean,
): Promise<void> => {
  await payByMethod(page, url, method);
  if (method.after === "nothing") return expectStep(page, "waiting");
  if (method.after === "elsewhere") return payInstructions(page, reference, scripted);
  await leaveForProvider(page);
  await pressAtProvider(page, "pay");
  if (method.after === "provider") return;
  // Another provider than the one that the payer comes from.
  await leaveForProvider(page);
  await pressAtProvider(page, "pay");
};
