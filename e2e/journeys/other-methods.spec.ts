import { expect, type Page } from "@playwright/test";
import { CHIEFLY_NO_SCRIPT, CHIEFLY_SCRIPT, test } from "@/e2e/journeys/support/journey";
import {
  fillMethod,
  leaveForProvider,
  looked,
  payByMethod,
  payInstructions,
  pressAtProvider,
  pressMethod,
} from "@/e2e/journeys/support/method-plays";
import { expectOutcome, expectStep, main, methodButton, pageText } from "@/e2e/journeys/support/payer";
import { gatePaymentsOf, payElsewhere, placeOrder } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { expectCharges, expectShop, salesOf } from "@/e2e/journeys/support/truth";
import { ALFA, HALYK, HOMEBANK, IN_TENGE, KASSA, PERSON } from "@/e2e/scenarios/methods";

/** Methods of the Gate that are no card: out and back, requisites and their end, forms. */

const WHOLE = { minor: 4_990_000, currency: "KZT" };

const atProvider = async (page: Page, faults = {}): Promise<{ url: string; reference: string }> => {
  const placed = await placeOrder({ ...IN_TENGE, faults });
  await payByMethod(page, placed.url, ALFA);
  await leaveForProvider(page);
  return placed;
};

const invoicePage = (page: Page): string =>
  new URL(new URL(page.url()).pathname.split("/").slice(0, 3).join("/"), stackUrl("checkout")).href;

test(
  "back before the end: the page waits for the provider's word and leads there again, and never throws anybody out",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { reference } = await atProvider(page);
    await pressAtProvider(page, "back");
    await expectStep(page, "waiting");
    expect(await pageText(page)).toContain("Waiting for word from Alfa-Click");
    await page.reload();
    await expectStep(page, "waiting");
    // Two questions of the live page, or two looks without script, and the payer still stands here.
    await page.waitForRequest(/\/(api\/state\/|waiting\?back=)/);
    await expectStep(page, "waiting");
    await page.getByRole("link", { name: "Open Alfa-Click again" }).click();
    await leaveForProvider(page);
    await pressAtProvider(page, "pay");
    await expectOutcome(page, "paid");
    await expectShop(reference, "paid");
    await expectCharges(reference, [WHOLE]);
  },
);

test("back without news: it waits, and turns when the news comes", CHIEFLY_SCRIPT, async ({ page }) => {
  const { reference } = await atProvider(page);
  await pressAtProvider(page, "later");
  await expectStep(page, "waiting");
  await expectOutcome(page, "paid");
  await expectCharges(reference, [WHOLE]);
});

test(
  "back after the news: the receipt is there at once",
  CHIEFLY_NO_SCRIPT,
  async ({ page, otherDevice }) => {
    const { url, reference } = await atProvider(page);
    const [payment] = await gatePaymentsOf(reference);
    await payElsewhere(payment?.payment_id ?? "");
    await expectShop(reference, "paid");
    const other = await otherDevice();
    await other.goto(url);
    await expectOutcome(other, "paid");
    await page.goto(`${invoicePage(other)}/waiting?back=1`);
    await expectOutcome(page, "paid");
  },
);

test("the waiting page without a way back leads on to the leaving page", CHIEFLY_SCRIPT, async ({ page }) => {
  const { url } = await placeOrder(IN_TENGE);
  await payByMethod(page, url, HOMEBANK);
  await expectStep(page, "redirect");
  await page.goto(`${invoicePage(page)}/waiting`);
  await expectStep(page, "redirect");
  expect(await pageText(page)).toContain("You go on to a page of Homebank");
});

test(
  "a second redirect leads on although the payer has come back from the first",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    await atProvider(page, { scenario: "redirect-second" });
    await pressAtProvider(page, "pay");
    await expectStep(page, "redirect");
    await expect(page.locator('main[data-step="redirect"] form[method="post"]')).toHaveCount(1);
  },
);

test(
  "declined at the provider: nothing was taken, and another try keeps the method",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    const { reference } = await atProvider(page);
    await pressAtProvider(page, "decline");
    await expectOutcome(page, "declined");
    expect(await pageText(page)).toContain("Nothing was taken.");
    await expectCharges(reference, []);
    await page.getByRole("link", { name: "Try again" }).click();
    await expectStep(page, "details");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pay with Alfa-Click");
    await pressMethod(page);
    await leaveForProvider(page);
    await pressAtProvider(page, "pay");
    await expectOutcome(page, "paid");
    await expectCharges(reference, [WHOLE]);
    expect(await salesOf(reference)).toEqual([1, 1]);
  },
);

test(
  "a sale that did not start is tried again by its own form, never by the card's",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    const { url } = await placeOrder({ ...IN_TENGE, faults: { sale: "http422" } });
    await payByMethod(page, url, ALFA);
    await expectOutcome(page, "notStarted");
    await page.getByRole("link", { name: "Try again" }).click();
    await expectStep(page, "details");
    await expect(page.locator('[autocomplete="cc-number"]')).toHaveCount(0);
  },
);

test(
  "what a method needs is checked in plain words and kept; the card form never comes",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(IN_TENGE);
    await page.goto(url);
    await methodButton(page, "halyk_qr").click();
    await expectStep(page, "details");
    await expect(page.locator('[name="field.email"]')).toHaveAttribute("autocomplete", "email");
    await expect(page.locator('[name="field.firstName"]')).toHaveAttribute("autocomplete", "given-name");
    await fillMethod(page, { ...PERSON, email: "nobody" });
    await pressMethod(page);
    await expect(page.locator("#problem")).toContainText("Check “Email”");
    await expect(page.locator('[name="field.firstName"]')).toHaveValue(PERSON.firstName);
    expect(page.url()).not.toContain("nobody");
    expect(await salesOf(reference)).toEqual([]);
    await fillMethod(page, PERSON);
    await pressMethod(page);
    await expectStep(page, "instructions");
    expect(await salesOf(reference)).toEqual([1]);
  },
);

test(
  "a code is drawn dark on white with a quiet zone, and a link to the same place stands beside it",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(IN_TENGE);
    await payByMethod(page, url, HALYK);
    await expectStep(page, "instructions");
    const code = page.getByRole("img", { name: "Code to pay by" });
    await expect(code.locator("rect")).toHaveAttribute("fill", "#fff");
    expect(await code.locator("path").getAttribute("d")).toMatch(/^M4 4h7v1h-7z/);
    await page.setViewportSize({ width: 390, height: 844 });
    const link = main(page).getByRole("link", { name: /^Open / });
    const places = await Promise.all([link, code].map(async (place) => (await place.boundingBox())?.y ?? 0));
    expect(places[0]).toBeLessThan(places[1] ?? 0);
    await link.click();
    await pressAtProvider(page, "pay");
    await expectOutcome(page, "paid");
    await expectCharges(reference, [WHOLE]);
  },
);

test(
  "requisites name the exact sum, go when their time is up, and nothing is claimed",
  CHIEFLY_SCRIPT,
  async ({ page, javaScriptEnabled }) => {
    const { url, reference } = await placeOrder(IN_TENGE);
    await payByMethod(page, url, KASSA);
    await expectStep(page, "instructions");
    const text = await pageText(page);
    expect(text).toContain("Send exactly KZT 49,900.07, not KZT 49,900.00");
    expect(text).toContain("KZ86125KZT5004100100");
    // Eighteen seconds by the sandbox's clock.
    await expect(page.getByText("KZ86125KZT5004100100")).toHaveCount(0, { timeout: 40_000 });
    await looked(page, "result", javaScriptEnabled === true);
    await expectOutcome(page, "declined");
    expect(await pageText(page)).toContain("Nothing was taken.");
    await expectCharges(reference, []);
  },
);

test(
  "another sum than announced is told as what it is",
  CHIEFLY_NO_SCRIPT,
  async ({ page, javaScriptEnabled }) => {
    const { url, reference } = await placeOrder(IN_TENGE);
    await payByMethod(page, url, KASSA);
    await payInstructions(page, reference, javaScriptEnabled === true, 4_000_000);
    await expectOutcome(page, "partial");
    expect(await pageText(page)).toContain("KZT 40,000.00 was taken; the invoice is for KZT 49,900.00.");
  },
);

test(
  "the sum that was asked for is paid too, although a near one was announced",
  CHIEFLY_SCRIPT,
  async ({ page, javaScriptEnabled }) => {
    const { url, reference } = await placeOrder(IN_TENGE);
    await payByMethod(page, url, KASSA);
    await payInstructions(page, reference, javaScriptEnabled === true, WHOLE.minor);
    await expectOutcome(page, "paid");
    expect(await pageText(page)).toContain("KZT 49,900.00 was paid");
  },
);

test(
  "phone and code: the operator is chosen from the Gate's list, then its code is asked for",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(IN_TENGE);
    await payByMethod(page, url, {
      code: "mobile_kz",
      fields: { operator: "KCELL", mobileNumber: "+7 (701) 123-45-67", ...PERSON },
      after: "nothing",
    });
    await expectStep(page, "clarification");
    expect(await salesOf(reference)).toEqual([1]);
  },
);
