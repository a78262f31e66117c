import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type FrameLocator, type Page } from "@playwright/test";
import { NO_SCRIPT_ONLY, SCRIPT_ONLY, test } from "@/e2e/journeys/support/journey";
import { expectStep, payByCard, typeCard } from "@/e2e/journeys/support/payer";
import { takePictures } from "@/e2e/journeys/support/picture";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { shopPage } from "@/e2e/journeys/support/shop-frame";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { expectPaidOnce } from "@/e2e/journeys/support/truth";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";

/** The payment page within a shop's own. */

type Wish = { readonly mode: string; readonly account?: string; readonly locale?: string };

/** An order, and the shop's page on which the widget pays it. */
const openShop = async (page: Page, { mode, locale, account }: Wish, by = BY_INVOICE): Promise<string> => {
  const { reference } = await placeOrder({
    ...by,
    ...(locale === undefined ? {} : { locale }),
    ...(account === undefined ? {} : { account }),
  });
  await page.goto(shopPage(reference, mode));
  return reference;
};

const payLink = (page: Page) => page.locator("main a.button");
const frameOf = (page: Page): FrameLocator => page.frameLocator("#payment_frame");
const stepIn = async (page: Page, step: string): Promise<void> => {
  await expect(frameOf(page).locator("main[data-step]")).toHaveAttribute("data-step", step);
  await takePictures(page, `widget-${step}`);
};

const events = (page: Page, name: string) => page.locator(`#events li[data-event="${name}"]`);

/** The card form stands in the frame: typed and paid there. */
const payInFrame = async (page: Page): Promise<void> => {
  const frame = frameOf(page);
  await stepIn(page, "method");
  await frame.locator('button[name="service"][value^="payment_card"]').first().click();
  await stepIn(page, "card");
  await frame.locator('[autocomplete="cc-number"]').fill(VISA.pan);
  await frame.locator('[autocomplete="cc-exp-month"]').fill(VISA.month);
  await frame.locator('[autocomplete="cc-exp-year"]').fill(VISA.year);
  await frame.locator('[autocomplete="cc-csc"]').fill(VISA.cvv);
  await frame.locator('[autocomplete="cc-name"]').fill(VISA.holder);
  await frame
    .locator("form", { has: page.locator('[autocomplete="cc-number"]') })
    .locator('button[type="submit"]')
    .click();
  await expect(frame.locator('main[data-step="result"][data-outcome="paid"]')).toBeVisible();
};

test.describe("with script", SCRIPT_ONLY, () => {
  test("a window over the shop: paid without a cookie, told to the shop, and back with the focus where it was", async ({
    page,
    context,
  }) => {
    await page.setViewportSize({ width: 320, height: 568 });
    const reference = await openShop(page, { mode: "modal" });
    await payLink(page).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await expect(dialog).toHaveAttribute("aria-modal", "true");
    expect(await dialog.boundingBox()).toMatchObject({ x: 0, y: 0, width: 320, height: 568 });
    // What lies behind neither scrolls nor takes the focus.
    await expect(page.locator("main")).toHaveAttribute("inert", "");
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe("hidden");
    await payInFrame(page);
    await expect(events(page, "status").last()).toContainText('"status":"paid"');
    expect(await context.cookies(stackUrl("checkout"))).toEqual([]);

    await frameOf(page).getByRole("link", { name: "Back to Green Room" }).click();
    await expect(events(page, "return")).toContainText('"kind":"success"');
    await expect(dialog).toHaveCount(0);
    await expect(payLink(page)).toBeFocused();
    await expect(page.locator("main")).not.toHaveAttribute("inert");
    // The shop takes the payer on; the frame never did.
    await expect(page.locator("#back")).toHaveAttribute("href", new RegExp(`/orders/${reference}/success$`));
    await expectPaidOnce(reference);
  });

  test("a place in the shop's page, in the payer's language on every step, as high as what it shows", async ({
    page,
  }) => {
    const reference = await openShop(page, { mode: "inline", locale: "uk" });
    await payInFrame(page);
    await expect(frameOf(page).locator("html")).toHaveAttribute("lang", "uk");
    await expect(events(page, "status").last()).toContainText('"status":"paid"');
    const inner = await frameOf(page).locator("main").boundingBox();
    const outer = await page.locator("#payment_frame").boundingBox();
    expect(outer?.height ?? 0).toBeGreaterThanOrEqual(inner?.height ?? Infinity);
    await expectPaidOnce(reference);
  });

  test("by parameters, in the older spelling of options: the invoice is made by the choice, once", async ({
    page,
  }) => {
    const reference = await openShop(page, { mode: "modal" }, BY_PARAMETERS);
    await payLink(page).click();
    await stepIn(page, "method");
    await expect(frameOf(page).locator("footer")).toHaveCount(0);
    await payInFrame(page);
    await expectPaidOnce(reference);
  });

  test("redirect: the shop's page gives way to the payment page", async ({ page }) => {
    await openShop(page, { mode: "redirect" });
    await payLink(page).click();
    await expectStep(page, "method");
    expect(new URL(page.url()).origin).toBe(stackUrl("checkout"));
  });

  test("where the account keeps the card out of frames, that step opens in the whole window", async ({
    page,
  }) => {
    const reference = await openShop(page, { mode: "modal", account: "coma_SandboxReturn01", locale: "uk" });
    await payLink(page).click();
    await stepIn(page, "method");
    await frameOf(page).locator('button[name="service"][value^="payment_card"]').first().click();
    const way = frameOf(page).locator("main .actions a[target=_top]");
    await expect(way).toBeVisible();
    await expect(frameOf(page).locator('[autocomplete="cc-number"]')).toHaveCount(0);
    await way.click();
    await expectStep(page, "card");
    await expect(page.locator("html")).toHaveAttribute("lang", "uk");
    await typeCard(page, VISA);
    await page.locator('form:has([autocomplete="cc-number"]) button[type="submit"]').click();
    await expectStep(page, "result");
    await expectPaidOnce(reference);
  });

  test("closed by its button, by Escape in the shop and by Escape in the frame", async ({ page }) => {
    await openShop(page, { mode: "modal" });
    const dialog = page.getByRole("dialog");
    const ways = [
      () => dialog.getByRole("button", { name: "Close" }).click(),
      () => page.keyboard.press("Escape"),
      () => frameOf(page).locator('button[name="service"]').first().press("Escape"),
    ];
    for (const [index, leave] of ways.entries()) {
      await payLink(page).click();
      await stepIn(page, "method");
      await expect(events(page, "rendered")).not.toHaveCount(0);
      await leave();
      await expect(dialog).toHaveCount(0);
      await expect(events(page, "close")).toHaveCount(index + 1);
    }
    await expect(events(page, "close").first()).toContainText('"by":"payer"');
  });

  test("messages of others are not believed, wherever they come from", async ({ page }) => {
    await openShop(page, { mode: "modal" });
    await payLink(page).click();
    await stepIn(page, "method");
    await expect(events(page, "status")).toHaveCount(1);
    const paid = { source: "checkout", event: "status", status: "paid", invoice: "x" };
    // From the shop's own window, once with our origin forged by a script of the shop.
    await page.evaluate(
      ([message, checkout]) => {
        window.postMessage(message, "*");
        window.dispatchEvent(new MessageEvent("message", { data: message, origin: String(checkout) }));
      },
      [paid, stackUrl("checkout")] as const,
    );
    // And the frame believes nobody but its parent of that origin: a greeting of itself changes nothing.
    await frameOf(page)
      .locator("main")
      .evaluate(() => {
        window.postMessage({ source: "checkout-widget", event: "hello", returns: true }, "*");
      });
    await frameOf(page).locator('button[name="service"][value^="payment_card"]').first().click();
    await expect(events(page, "status")).toHaveCount(2);
    await expect(events(page, "status").filter({ hasText: '"paid"' })).toHaveCount(0);
  });

  test("a page that may not frame it shows nothing of it", async ({ page, complaints }) => {
    const { url } = await placeOrder(BY_INVOICE);
    const foreign = createServer((_, answer) => {
      answer.setHeader("content-type", "text/html");
      answer.end(`<iframe id="payment_frame" src="${url}"></iframe>`);
    }).listen(0, "127.0.0.1");
    await once(foreign, "listening");
    try {
      const refused = page.waitForEvent("console", (message) => /frame-ancestors/i.test(message.text()));
      await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`);
      await refused;
      await expect(frameOf(page).locator("main[data-step]")).toHaveCount(0);
      // The one complaint is the refusal itself.
      expect(complaints.splice(0).join()).toContain("frame-ancestors");
    } finally {
      foreign.close();
    }
  });
});

test.describe("without script", NO_SCRIPT_ONLY, () => {
  for (const mode of ["modal", "inline", "redirect"])
    test(`${mode}: the shop's link leads to the payment page, which is paid`, async ({ page }) => {
      const reference = await openShop(page, { mode });
      await payLink(page).click();
      await expectStep(page, "method");
      await payByCard(page, page.url(), VISA);
      await expectStep(page, "result");
      await expectPaidOnce(reference);
    });

  test("a frame without script is paid in, and its way back leads the whole window to the shop", async ({
    page,
  }) => {
    const reference = await openShop(page, { mode: "frame" });
    await payInFrame(page);
    await frameOf(page).getByRole("link", { name: "Back to Green Room" }).click();
    await expect(page).toHaveURL(new RegExp(`/orders/${reference}/success$`));
    await expectPaidOnce(reference);
  });
});
