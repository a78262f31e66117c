import { chromium, expect, type Page } from "@playwright/test";
import { payUntilAsked } from "@/e2e/journeys/support/asked-plays";
import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import { SCRIPT_ONLY, test } from "@/e2e/journeys/support/journey";
import {
  expectOutcome,
  expectStep,
  field,
  openCardForm,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { sleepAndWake } from "@/e2e/journeys/support/phone";
import { changeInvoice, placeOrder } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";

/** A page that a browser took out of its memory shows what was; it must ask what is. */

test.describe("out of the browser's memory of pages", SCRIPT_ONLY, () => {
  test("a page forgets card and code, keeps the rest, and stands while nothing has changed", async ({
    page,
  }) => {
    const { url } = await placeOrder(BY_INVOICE);
    await openCardForm(page, url);
    await typeCard(page, VISA);
    await page.evaluate(() => void Object.assign(window, { sameDocument: true }));
    const asked = page.waitForRequest("**/api/state/**");
    await sleepAndWake(page);
    await expect(field(page, "number")).toHaveValue("");
    await expect(field(page, "csc")).toHaveValue("");
    await asked;
    await expect(field(page, "name")).toHaveValue(VISA.holder);
    expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
  });

  test("a form whose invoice has ended goes where the state says", async ({ page }) => {
    const { url, invoice_id } = await placeOrder(BY_INVOICE);
    await openCardForm(page, url);
    await typeCard(page, VISA);
    await sleepAndWake(page, () => endInvoice(invoice_id));
    await expectOutcome(page, "cancelled");
  });

  test("a form that was handed in goes where the state says, also where no other script of ours came", async ({
    page,
    complaints,
  }) => {
    await page.route("**/_next/static/**/*.js", (route) => route.abort());
    const { url, reference } = await placeOrder(BY_INVOICE);
    await openCardForm(page, url);
    await typeCard(page, VISA);
    await holdBank(reference);
    await sleepAndWake(page, async () => {
      const other = await page.context().newPage();
      await openCardForm(other, url);
      await typeCard(other, VISA);
      await pressPay(other);
      await expectStep(other, "waiting");
      await other.close();
    });
    await expectStep(page, "waiting");
    await letBankDecide(reference);
    complaints.length = 0;
  });

  test("a link's list of ways is asked for anew: an invoice may have come of it", async ({ page }) => {
    const { url } = await placeOrder(BY_PARAMETERS);
    await page.goto(url);
    await expectStep(page, "method");
    await page.evaluate(() => void Object.assign(window, { sameDocument: true }));
    const loaded = page.waitForEvent("load");
    await sleepAndWake(page);
    await loaded;
    expect(await page.evaluate(() => "sameDocument" in window)).toBe(false);
    await expectStep(page, "method");
  });

  test("a one-time code is forgotten", async ({ page }) => {
    const { url } = await placeOrder({ ...BY_INVOICE, faults: { scenario: "code" } });
    await payUntilAsked({ page, url, card: VISA }, "clarification");
    const code = page.locator('[autocomplete="one-time-code"]');
    await code.fill("123456");
    await sleepAndWake(page);
    await expect(code).toHaveValue("");
  });
});

/** Commerce tells Checkout nothing: its word is asked for when the last one is some seconds old. */
const endInvoice = async (id: string | null): Promise<void> => {
  await changeInvoice(id ?? "", { status: "terminated" });
  await expect
    .poll(async () => (await fetch(`${stackUrl("checkout")}/api/state/${id}`)).text())
    .toContain('"step":"result"');
};

/** Goes to another site and comes Back; `meanwhile`: what happens there. */
const leaveAndComeBack = async (page: Page, meanwhile?: () => Promise<unknown>): Promise<void> => {
  await page.evaluate(() =>
    addEventListener("pageshow", ({ persisted }) => Object.assign(window, { isKept: persisted })),
  );
  await page.goto(`${stackUrl("shop")}/help`);
  await meanwhile?.();
  await page.evaluate(() => history.back());
};

test(
  "really kept by the engine: the form wakes up without its card, or goes where the state says",
  SCRIPT_ONLY,
  async () => {
    const { launchOptions = {} } = test.info().project.use;
    const browser = await chromium.launch({
      ...launchOptions,
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
      args: [...(launchOptions.args ?? []), "--enable-features=BackForwardCache"],
    });
    const page = await browser.newPage();
    // Chromium keeps few pages that say no-store, Safari all of them: for once the form does not say so.
    await page.route(
      /\/card$/,
      async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), "cache-control": "max-age=0" } });
      },
      { times: 1 },
    );
    const { url, invoice_id } = await placeOrder(BY_INVOICE);
    await openCardForm(page, url);
    await typeCard(page, VISA);
    await leaveAndComeBack(page);
    await expectStep(page, "card");
    const isKept = await page.evaluate(() => "isKept" in window);
    await expect(field(page, "number")).toHaveValue("");
    await expect(field(page, "csc")).toHaveValue("");
    if (isKept) await expect(field(page, "name")).toHaveValue(VISA.holder);
    await leaveAndComeBack(page, () => endInvoice(invoice_id));
    await expectOutcome(page, "cancelled");
    await browser.close();
    // The slim engine of most runs keeps nothing: the same end by a plain load.
    test.info().annotations.push({ type: "kept by the engine", description: String(isKept) });
  },
);
