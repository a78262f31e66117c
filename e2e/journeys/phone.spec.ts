import { expect, type Page } from "@playwright/test";
import { payUntilAsked } from "@/e2e/journeys/support/asked-plays";
import { SCRIPT_ONLY, CHIEFLY_NO_SCRIPT, CHIEFLY_SCRIPT, test } from "@/e2e/journeys/support/journey";
import { payByMethod } from "@/e2e/journeys/support/method-plays";
import {
  expectOutcome,
  expectStep,
  field,
  main,
  methodButton,
  openCardForm,
} from "@/e2e/journeys/support/payer";
import { expectFitsFinger, expectFitsKeyboard, INSTAGRAM, PHONE } from "@/e2e/journeys/support/phone";
import { takePictures } from "@/e2e/journeys/support/picture";
import { gatePaymentsOf, payElsewhere, placeOrder } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { expectCharges } from "@/e2e/journeys/support/truth";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";
import { ABROAD } from "@/e2e/scenarios/saved";
import { ALFA, HALYK, IN_TENGE } from "@/e2e/scenarios/methods";

/** A payer with a phone: its keyboard and finger, the windows of other apps, and bank apps. */

test.use(PHONE);

const porch = (id: string | null): string => `${stackUrl("checkout")}/pay/${id}`;

test.describe("every form", () => {
  test("of a card, of saved cards' ways and of details fits a finger and a keyboard", async ({ page }) => {
    const { url, invoice_id } = await placeOrder({ ...BY_INVOICE, account: ABROAD });
    await page.goto(url);
    await expectStep(page, "method");
    await expectFitsFinger(page, "method");
    await page.goto(
      `${porch(invoice_id)}/card?faults=number.checksum,expiry.past,cvv.length3,holder.missing`,
    );
    await expectStep(page, "card");
    await expectFitsFinger(page, "card");
    await expectFitsKeyboard(page);
    const details = await placeOrder(BY_INVOICE);
    await page.goto(details.url);
    await methodButton(page, "neteller_eur").click();
    await expectStep(page, "details");
    await expectFitsFinger(page, "details");
    await expectFitsKeyboard(page);
  });

  test(
    "that the Gate asks for, codes too, fits a finger and a keyboard",
    CHIEFLY_NO_SCRIPT,
    async ({ page }) => {
      for (const scenario of ["clarification-schema", "code"] as const) {
        const { url } = await placeOrder({ ...BY_INVOICE, faults: { scenario } });
        await payUntilAsked({ page, url, card: VISA }, "clarification");
        await expectFitsFinger(page, scenario);
        await expectFitsKeyboard(page);
      }
    },
  );
});

test("a keyboard's “next” goes to the next field and hands nothing in", SCRIPT_ONLY, async ({ page }) => {
  const { url } = await placeOrder(BY_INVOICE);
  await openCardForm(page, url);
  await field(page, "number").tap();
  for (const next of ["exp-month", "exp-year", "csc", "name"] as const) {
    await page.keyboard.press("Enter");
    await expect(field(page, next)).toBeFocused();
  }
  await expect(page.locator("#problem")).toBeHidden();
});

test.describe("in another app's window", () => {
  test.use({ userAgent: INSTAGRAM });

  test(
    "the way out is there where an app is needed, and the link alone goes on elsewhere",
    CHIEFLY_SCRIPT,
    async ({ page, browser, javaScriptEnabled }) => {
      const { url, invoice_id } = await placeOrder(IN_TENGE);
      await payByMethod(page, url, HALYK);
      await expectStep(page, "instructions");
      await takePictures(page, "in-app");
      const address = porch(invoice_id);
      const out = page.getByRole("link", { name: "Open in my browser" });
      const { host } = new URL(address);
      expect(await out.getAttribute("href")).toBe(
        `intent://${host}/pay/${invoice_id}#Intent;scheme=http;action=android.intent.action.VIEW;` +
          `S.browser_fallback_url=${encodeURIComponent(address)};end`,
      );
      await expect(page.locator(".other-browser bdi")).toHaveText(address);
      await expectFitsFinger(page, "in-app");
      if (javaScriptEnabled) {
        await page.getByRole("button", { name: "Copy: Link to this payment" }).click();
        await expect(
          page.getByRole("status").filter({ hasText: "Copied: Link to this payment" }),
        ).toHaveCount(1);
      }
      const phone = await browser.newContext(PHONE);
      const own = await phone.newPage();
      await own.goto(address);
      await expectStep(own, "instructions");
      await expect(own.locator(".other-browser")).toHaveCount(0);
      await phone.close();
    },
  );

  test("it is there before the bank's own page too", CHIEFLY_NO_SCRIPT, async ({ page }) => {
    const { url } = await placeOrder(IN_TENGE);
    await payByMethod(page, url, ALFA);
    await expectStep(page, "redirect");
    await expect(page.locator(".other-browser")).toBeVisible();
  });
});

/** The drawn code, to tell one from another. */
const codeOf = (page: Page): Promise<string | null> => page.locator("svg.qr path").getAttribute("d");

test(
  "a tab that was killed while the payer was in the bank's app opens where it was, here and elsewhere",
  CHIEFLY_SCRIPT,
  async ({ page, otherDevice, context }) => {
    const { url, reference } = await placeOrder(IN_TENGE);
    await payByMethod(page, url, HALYK);
    await expectStep(page, "instructions");
    const code = await codeOf(page);
    await page.close();
    const [again, other] = [await context.newPage(), await otherDevice()];
    for (const each of [again, other]) {
      await each.goto(url);
      await expectStep(each, "instructions");
      expect(await codeOf(each)).toBe(code);
    }
    const [payment] = await gatePaymentsOf(reference);
    await payElsewhere(payment?.payment_id ?? "");
    await expect(async () => {
      for (const each of [again, other]) {
        await each.goto(url);
        await expectOutcome(each, "paid", 1_000);
      }
    }).toPass();
    await expectCharges(reference, [{ minor: 4_990_000, currency: "KZT" }]);
  },
);

test("“I have paid” asks and decides nothing; the link into the app stays, and says so", async ({
  page,
  javaScriptEnabled,
}) => {
  const { url, reference } = await placeOrder(IN_TENGE);
  await payByMethod(page, url, HALYK);
  await expectStep(page, "instructions");
  const link = main(page).locator("a[data-opens]").first();
  await expect(link).toHaveText(/^Open /);
  expect(await link.getAttribute("href")).toMatch(/^http/);
  if (javaScriptEnabled) {
    // The app takes over, and the page stays behind it.
    await link.evaluate((element) => element.addEventListener("click", (event) => event.preventDefault()));
    await link.tap();
    await expect(link.locator(".when-again")).toBeVisible();
    await expect(link.locator(".when-first")).toBeHidden();
  }
  await page.getByRole("link", { name: "I have paid: check now" }).click();
  await expect(page.getByText("We are asking now.")).toBeVisible();
  await expectStep(page, "instructions");
  await expectCharges(reference, []);
  const [payment] = await gatePaymentsOf(reference);
  expect(payment?.sales).toBe(1);
});
