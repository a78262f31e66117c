import { expect, type Page } from "@playwright/test";
import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import { SCRIPT_ONLY, test } from "@/e2e/journeys/support/journey";
import {
  chooseCard,
  expectOutcome,
  expectStep,
  field,
  openCardForm,
  payButton,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { asTelevision, pressRemote, REMOTE } from "@/e2e/journeys/support/remote";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { expectPaidOnce, salesOf } from "@/e2e/journeys/support/truth";
import { wakeByArrow } from "@/e2e/journeys/support/walk-arrows";
import { walkMainScreens } from "@/e2e/journeys/support/walk-screens";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";

/** Everything by four arrows, OK and Back. Without script a television's own navigation does it: nothing to test. */

const focusedTag = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.tagName);

/** Goes with arrows until a place has the focus, as somebody who sees it would: down first, then to the side. */
const arrowTo = async (page: Page, selector: string, ways = ["ArrowDown", "ArrowRight"]): Promise<void> => {
  const isThere = (): Promise<boolean> =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  for (const way of ways)
    for (let presses = 0; presses < 30 && !(await isThere()); presses += 1) await page.keyboard.press(way);
  expect(await isThere(), selector).toBe(true);
};

test.describe("by arrows", SCRIPT_ONLY, () => {
  test.use({ viewport: { width: 1920, height: 1080 } });

  test("every control of the main screens is reached and left again, and nothing is chosen by the way", ({
    page,
  }) => walkMainScreens(page));

  test("a payer pays with arrows, OK and the digits of a remote control alone", async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await page.goto(url);
    await expectStep(page, "method");
    await wakeByArrow(page);
    await arrowTo(page, 'button[value^="payment_card"]');
    await pressRemote(page, REMOTE.ok);
    await expectStep(page, "card");
    await wakeByArrow(page);
    await expect(field(page, "number")).toBeFocused();
    await page.keyboard.type(VISA.pan);
    await arrowTo(page, '[autocomplete="cc-exp-month"]');
    await page.keyboard.type(VISA.month);
    await arrowTo(page, '[autocomplete="cc-exp-year"]', ["ArrowRight"]);
    await page.keyboard.type(VISA.year);
    await arrowTo(page, '[autocomplete="cc-csc"]', ["ArrowRight"]);
    await page.keyboard.type(VISA.cvv);
    await arrowTo(page, '[autocomplete="cc-name"]', ["ArrowDown"]);
    await page.keyboard.type(VISA.holder);
    await arrowTo(page, "main form [type=submit]", ["ArrowDown"]);
    const posts: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST") posts.push(request.url());
    });
    // Held for two seconds.
    await pressRemote(page, REMOTE.ok, 60);
    await expectOutcome(page, "paid");
    expect(posts.filter((each) => each.includes("/pay/"))).toHaveLength(1);
    expect(await salesOf(reference)).toEqual([1]);
    await expectPaidOnce(reference);
  });

  test("Back of every remote leads to the page before; from the first page the platform leads out", async ({
    page,
  }) => {
    const { url } = await placeOrder(BY_INVOICE);
    for (const key of [REMOTE.backLg, REMOTE.backTizen, REMOTE.backFire]) {
      await page.goto(url);
      await chooseCard(page);
      await expectStep(page, "card");
      await wakeByArrow(page);
      await pressRemote(page, key, 5);
      await expectStep(page, "method");
      await wakeByArrow(page);
      await page.evaluate(() => {
        const told = window as unknown as { taken?: boolean };
        addEventListener("keydown", (event) => (told.taken = event.defaultPrevented));
      });
      await pressRemote(page, key);
      const taken = (): Promise<boolean | undefined> =>
        page.evaluate(() => (window as unknown as { taken?: boolean }).taken);
      await expect.poll(taken).toBe(false);
    }
  });

  test("whoever types on a keyboard keeps the arrows, Escape and backspace", async ({ page }) => {
    const { url } = await placeOrder(BY_INVOICE);
    await openCardForm(page, url);
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(request.url()));
    await field(page, "number").click();
    await page.keyboard.type("4");
    await page.keyboard.press("ArrowDown");
    await expect(field(page, "number")).toBeFocused();
    await page.locator("h1").click();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Backspace");
    expect(await focusedTag(page)).toBe("BODY");
    await expectStep(page, "card");
    await expect(field(page, "number")).toHaveValue("4");
  });
});

test.describe("in the view for televisions", SCRIPT_ONLY, () => {
  test.use({ viewport: { width: 1920, height: 1080 } });
  test.beforeEach(({ page }) => asTelevision(page));

  const hasFocus = (page: Page, selector: string): Promise<void> =>
    expect(page.locator(selector).first()).toBeFocused();

  test("the focus stands on what is to be done from the start, on the summary after a fault", async ({
    page,
  }) => {
    const { url } = await placeOrder(BY_INVOICE);
    await page.goto(url);
    await hasFocus(page, "main button[name=service]");
    await chooseCard(page);
    await hasFocus(page, '[autocomplete="cc-number"]');
    await page.goto(`${page.url()}?faults=number.checksum`);
    await hasFocus(page, "#problem");
    await wakeByArrow(page);
    await hasFocus(page, "#problem a");
  });

  test("something has the focus after a click beside everything, and after the page has changed by itself", async ({
    page,
  }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await page.goto(url);
    await hasFocus(page, "main button[name=service]");
    await page.mouse.click(5, 1_000);
    await hasFocus(page, "main button[name=service]");
    await chooseCard(page);
    await holdBank(reference);
    await typeCard(page, VISA);
    await payButton(page).click({ noWaitAfter: true });
    await expectStep(page, "waiting");
    await expect.poll(() => focusedTag(page)).not.toBe("BODY");
    // What had the focus goes away.
    await page.evaluate(() => document.activeElement?.remove());
    await expect.poll(() => focusedTag(page)).not.toBe("BODY");
    await letBankDecide(reference);
    await expectOutcome(page, "paid");
    await expect.poll(() => focusedTag(page)).not.toBe("BODY");
    await page.getByRole("button", { name: "Stay here" }).click();
    await expect.poll(() => focusedTag(page)).not.toBe("BODY");
  });

  test("a held arrow moves at a pace that eyes can follow", async ({ page }) => {
    const { url } = await placeOrder(BY_INVOICE);
    await page.goto(url);
    await hasFocus(page, "main button[name=service]");
    await page.evaluate(() => {
      Object.assign(window, { moves: 0 });
      document.addEventListener("focusin", () => ((window as unknown as { moves: number }).moves += 1));
    });
    // Forty repeats as quick as they can be sent: less than a second.
    const began = Date.now();
    await pressRemote(page, 40, 40);
    const most = Math.ceil((Date.now() - began) / 120) + 1;
    const moves = await page.evaluate(() => (window as unknown as { moves: number }).moves);
    expect(moves).toBeGreaterThan(0);
    expect(moves).toBeLessThanOrEqual(most);
  });

  test("Escape and backspace are Back, but not while something is typed", async ({ page }) => {
    const { url } = await placeOrder(BY_INVOICE);
    await page.goto(url);
    await chooseCard(page);
    await hasFocus(page, '[autocomplete="cc-number"]');
    await page.keyboard.type("42");
    await pressRemote(page, REMOTE.backspace);
    await pressRemote(page, REMOTE.escape);
    await expectStep(page, "card");
    await page.keyboard.press("ArrowUp");
    await pressRemote(page, REMOTE.escape);
    await expectStep(page, "method");
  });
});
