import { expect, type Page } from "@playwright/test";
import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import { SCRIPT_ONLY, test } from "@/e2e/journeys/support/journey";
import {
  chooseCard,
  expectOutcome,
  expectStep,
  openCardForm,
  pageText,
  payByCard,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { payByMethod } from "@/e2e/journeys/support/method-plays";
import { savedCode, savedPayButton } from "@/e2e/journeys/support/saved-plays";
import { expectPaidOnce, salesOf } from "@/e2e/journeys/support/truth";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";
import { IN_TENGE, KASSA } from "@/e2e/scenarios/methods";
import { CLUB } from "@/e2e/scenarios/saved";

/** Whoever asks for this event on this step gets an exception: an island that needs it breaks. */
const breakListener = (page: Page, event: string, step: string): Promise<unknown> =>
  page.addInitScript(
    ([broken, at]) => {
      if (!location.pathname.endsWith(`/${at}`)) return;
      for (const target of [window, document]) {
        const listen = target.addEventListener.bind(target);
        Object.defineProperty(target, "addEventListener", {
          value: (type: string, listener: EventListener, options?: AddEventListenerOptions) => {
            if (type === broken) throw new Error(`no ${broken} here`);
            listen(type, listener, options);
          },
        });
      }
    },
    [event, step],
  );

/** The bank's word may be there before the first look, or need a moment to reach us. */
const lookUntilPaid = (page: Page): Promise<void> =>
  expect(async () => {
    const look = page.getByRole("link", { name: "Look for the answer now" });
    if (await look.isVisible()) await look.click();
    await expectOutcome(page, "paid", 2_000);
  }).toPass();

/** Scripts that never come or break on the way: the plain page under them still pays. */
test.describe("with scripts that fail", SCRIPT_ONLY, () => {
  test("no script of ours arrives, and the whole way is gone by plain forms", async ({
    page,
    complaints,
  }) => {
    await page.route("**/_next/static/**/*.js", (route) => route.abort());
    const { url, reference } = await placeOrder(BY_PARAMETERS);
    await page.goto(url);
    await chooseCard(page);
    await expectStep(page, "card");
    await typeCard(page, VISA);
    await pressPay(page);
    await expectOutcome(page, "paid");
    expect(await salesOf(reference)).toEqual([1]);
    await expectPaidOnce(reference);
    complaints.length = 0;
  });

  test("the checks of the card form do not arrive, and the server checks alone", async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await openCardForm(page, url);
    // What the page needs at once has come; what is fetched at first focus is lost.
    await page.waitForLoadState("load");
    await page.route("**/_next/static/**/*.js", (route) => route.abort());
    await typeCard(page, { ...VISA, cvv: "1" });
    await pressPay(page);
    await expect(page).toHaveURL(/faults=cvv\.length3/);
    await expect(page.locator("#problem")).toContainText("Enter the 3 digits on the back");
    await typeCard(page, VISA);
    await pressPay(page);
    await expectOutcome(page, "paid");
    expect(await salesOf(reference)).toEqual([1]);
  });

  test("a clock that breaks leaves its page, with the plain time in its place", async ({ page }) => {
    await breakListener(page, "visibilitychange", "card");
    const { url, reference } = await placeOrder(BY_INVOICE);
    await openCardForm(page, url);
    await expect(page.locator(".clock")).toHaveText(/^Pay by /);
    await typeCard(page, VISA);
    await pressPay(page);
    await expectOutcome(page, "paid");
    expect(await pageText(page)).toContain("€108.90 was taken from Visa ending 0077.");
    await expectPaidOnce(reference);
  });

  test("a watcher that breaks leaves the waiting page, and a link looks for the answer", async ({
    page,
    complaints,
  }) => {
    await breakListener(page, "pageshow", "waiting");
    const { url, reference } = await placeOrder(BY_INVOICE);
    await holdBank(reference);
    await payByCard(page, url, VISA);
    await expectStep(page, "waiting");
    await letBankDecide(reference);
    await lookUntilPaid(page);
    await expectPaidOnce(reference);
    complaints.length = 0;
  });

  test("every island breaks on every page, and the way is gone all the same", async ({
    page,
    complaints,
  }) => {
    await page.addInitScript(() => {
      const broken = new Set(["visibilitychange", "pageshow", "pagehide"]);
      for (const target of [window, document]) {
        const listen = target.addEventListener.bind(target);
        Object.defineProperty(target, "addEventListener", {
          value: (type: string, listener: EventListener, options?: AddEventListenerOptions) => {
            if (broken.has(type)) throw new Error(`no ${type} here`);
            listen(type, listener, options);
          },
        });
      }
    });
    await page.goto((await placeOrder({ ...BY_PARAMETERS, account: CLUB })).url);
    await chooseCard(page);
    await expectStep(page, "card");
    await page.locator('input[name="save"]').check();
    await typeCard(page, VISA);
    await pressPay(page);
    await lookUntilPaid(page);
    // A kept card, then requisites with an end: the shells whose own script breaks.
    const second = await placeOrder({ ...BY_PARAMETERS, account: CLUB });
    await openCardForm(page, second.url);
    await savedCode(page).fill("123");
    await savedPayButton(page).click();
    await lookUntilPaid(page);
    await payByMethod(page, (await placeOrder(IN_TENGE)).url, KASSA);
    await expectStep(page, "instructions");
    expect(await pageText(page)).toContain("KZ86125KZT5004100100");
    complaints.length = 0;
  });

  test("a browser without a live line, observers and storage waits and pays all the same", async ({
    page,
  }) => {
    await page.addInitScript(() => {
      for (const name of ["EventSource", "localStorage", "sessionStorage", "BroadcastChannel"])
        Object.defineProperty(window, name, {
          get: () => {
            throw new Error(`no ${name} here`);
          },
        });
    });
    const { url, reference } = await placeOrder({ ...BY_INVOICE, faults: { bankMs: 2500 } });
    await payByCard(page, url, VISA);
    await expectOutcome(page, "paid");
    await expectPaidOnce(reference);
  });
});
