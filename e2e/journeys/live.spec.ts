import { expect, type Page } from "@playwright/test";
import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import {
  NO_SCRIPT_ONLY,
  SCRIPT_ONLY,
  CHIEFLY_NO_SCRIPT,
  CHIEFLY_SCRIPT,
  test,
} from "@/e2e/journeys/support/journey";
import {
  expectOutcome,
  expectStep,
  openCardForm,
  payByCard,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { waitAtBank } from "@/e2e/journeys/support/wait-at-bank";
import {
  changeInvoice,
  gatePaymentsOf,
  invoicesOf,
  placeOrder,
  resendCallback,
} from "@/e2e/journeys/support/sandbox";
import { expectPaidOnce, expectShop, salesOf } from "@/e2e/journeys/support/truth";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";

/** The page that waits, and the result that somebody looks at, turn by themselves. */

/** What a screen reader would say on this page from now on, one entry a message. */
const listenAloud = async (page: Page): Promise<readonly string[]> => {
  const spoken: string[] = [];
  await page.exposeFunction("noteSpoken", (text: string) => void spoken.push(text));
  await page.addInitScript(() => {
    const note = (window as unknown as { noteSpoken: (text: string) => void }).noteSpoken;
    const places = new Map<Element, string>();
    const look = (): void => {
      for (const place of document.querySelectorAll("main [role=status]")) {
        const text = place.textContent ?? "";
        if ((places.get(place) ?? "") !== text && text !== "") note(text);
        places.set(place, text);
      }
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return spoken;
};

test.describe("with script", SCRIPT_ONLY, () => {
  test("two open pages of a payment turn when the bank's answer comes, with one spoken message", async ({
    page,
    otherDevice,
  }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await waitAtBank({ page, url, reference, card: VISA });
    const other = await otherDevice();
    const spoken = await listenAloud(other);
    const line = other.waitForRequest("**/api/live/**");
    const first = other.waitForResponse("**/api/state/**");
    await other.goto(url);
    await expectStep(other, "waiting");
    // What the page says already is no news: it has been told once how things are.
    await Promise.all([line, first]);
    await letBankDecide(reference);
    await Promise.all([expectOutcome(page, "paid"), expectOutcome(other, "paid")]);
    expect(spoken.filter((text) => text.startsWith("Paid."))).toEqual(["Paid. Opening your receipt."]);
    await expectPaidOnce(reference);
  });

  test("the live line alone turns the page: no question of its own is due yet", async ({
    page,
    otherDevice,
  }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await waitAtBank({ page, url, reference, card: VISA });
    // Only the first question is answered, and those that follow a call of the live line.
    const other = await otherDevice();
    await other.clock.install();
    const line = other.waitForRequest("**/api/live/**");
    const first = other.waitForResponse("**/api/state/**");
    await other.goto(url);
    await expectStep(other, "waiting");
    await Promise.all([line, first]);
    await other.clock.pauseAt(Date.now() + 60_000);
    await letBankDecide(reference);
    // The page's own clock goes forward by less than its first pause between two questions.
    let passed = 0;
    await expect
      .poll(async () => {
        if (passed < 1_500) await other.clock.runFor(50);
        passed += 50;
        return other.locator("main").getAttribute("data-step");
      })
      .toBe("result");
    await expectOutcome(other, "paid");
  });

  test("with the live line cut the page asks by itself", async ({ page }) => {
    await page.route("**/api/live/**", (route) => route.abort());
    const { url, reference } = await placeOrder(BY_INVOICE);
    await holdBank(reference);
    await payByCard(page, url, VISA);
    await expectStep(page, "waiting");
    await letBankDecide(reference);
    await expectOutcome(page, "paid");
    await expectPaidOnce(reference);
  });

  test("with answers failing for a while the page stays, keeps asking, and turns in the end", async ({
    page,
  }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await holdBank(reference);
    let failures = 0;
    await page.route("**/api/state/**", async (route) => {
      if (failures >= 2) return route.continue();
      failures += 1;
      return route.fulfill({ status: 503, body: "<h1>Bad gateway</h1>" });
    });
    await payByCard(page, url, VISA);
    await expectStep(page, "waiting");
    await expect.poll(() => failures).toBe(2);
    await letBankDecide(reference);
    await expectOutcome(page, "paid");
  });

  test("a result that somebody looks at turns when the money goes back", async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await payByCard(page, url, VISA);
    await expectOutcome(page, "paid");
    await page.getByRole("button", { name: "Stay here" }).click();
    await expectShop(reference, "paid");
    const [invoice] = await invoicesOf(reference);
    await changeInvoice(invoice?.id ?? "", { status: "refunded" });
    // Commerce tells nobody: the page asks when the payer comes back to it.
    await expect(async () => {
      await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow")));
      await expectOutcome(page, "refunded", 1_000);
    }).toPass();
  });

  test("the way back begins by itself, and a payer who stays stays", async ({ page }) => {
    const { url } = await placeOrder(BY_INVOICE);
    await payByCard(page, url, VISA);
    await expectOutcome(page, "paid");
    await expect(page.locator("main")).toContainText(/Going back in \d+ seconds?\./);
    await page.getByRole("button", { name: "Stay here" }).click();
    await expect(page.locator("main")).toContainText("You are staying on this page.");
    await expect(page.locator("main")).not.toContainText("Going back in");
  });

  test("a payer who does nothing is back at the shop", async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await page.clock.install();
    await payByCard(page, url, VISA);
    await expectOutcome(page, "paid");
    await expect(page.locator("main")).toContainText(/Going back in \d+ seconds?\./);
    await page.clock.runFor(21_000);
    await expect(page).toHaveURL(new RegExp(`/orders/${reference}/success$`));
    // Back from the shop the receipt is there, and nobody is thrown out of it again at once.
    await page.goBack();
    await expectOutcome(page, "paid");
    await expectPaidOnce(reference);
  });
});

test("without script the page looks again by itself", NO_SCRIPT_ONLY, async ({ page }) => {
  const { url, reference } = await placeOrder(BY_INVOICE);
  await holdBank(reference);
  await payByCard(page, url, VISA);
  await expectStep(page, "waiting");
  await letBankDecide(reference);
  await expectOutcome(page, "paid");
  await expectPaidOnce(reference);
});

test(
  "a payer who first mistyped waits no worse: the page turns by itself",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await openCardForm(page, url);
    // What the address says of the fault must not stay in the way of the next pages.
    await page.goto(`${page.url()}?faults=cvv.missing#problem`);
    await holdBank(reference);
    await typeCard(page, VISA);
    await pressPay(page);
    await expectStep(page, "waiting");
    await letBankDecide(reference);
    await expectOutcome(page, "paid");
  },
);

test(
  "a payer who is in a hurry can look for the answer with a press",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await waitAtBank({ page, url, reference, card: VISA });
    await page.getByRole("link", { name: "Look for the answer now" }).click();
    await expectStep(page, "waiting");
    await letBankDecide(reference);
    await expectOutcome(page, "paid");
  },
);

test("a callback that comes again long after changes nothing", CHIEFLY_SCRIPT, async ({ page }) => {
  const { url, reference } = await placeOrder(BY_INVOICE);
  await payByCard(page, url, VISA);
  await expectOutcome(page, "paid");
  await expectPaidOnce(reference);
  const [payment] = await gatePaymentsOf(reference);
  for (let time = 0; time < 5; time += 1) await resendCallback(payment?.payment_id ?? "");
  await page.reload();
  await expectOutcome(page, "paid");
  const after = await gatePaymentsOf(reference);
  expect(after[0]?.callbacks.map(({ http }) => http)).toEqual(Array(6).fill(200));
  expect(await salesOf(reference)).toEqual([1]);
  await expectPaidOnce(reference);
});
