import { expect, type Page } from "@playwright/test";
import { axeFaults } from "@/e2e/a11y/axe";
import { orderFaults, ringFaults } from "@/e2e/a11y/focus";
import { reflowFaults, targetFaults } from "@/e2e/a11y/layout";
import { liveFaults, markupFaults } from "@/e2e/a11y/markup";
import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import { SCRIPT_ONLY, test } from "@/e2e/journeys/support/journey";
import { chooseCard, expectOutcome, expectStep, pressPay, typeCard } from "@/e2e/journeys/support/payer";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";

/** The quick part of `npm run a11y-report`: the main screens as they stand, on a phone. */

test.use({ viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });

const expectGood = async (page: Page, screen: string): Promise<void> => {
  await page.waitForLoadState("load");
  const faults = [
    ...(await axeFaults(page)),
    ...(await markupFaults(page)),
    ...(await liveFaults(page)),
    ...(await targetFaults(page)),
    ...(await reflowFaults(page)),
  ];
  expect({ screen, faults }).toEqual({ screen, faults: [] });
};

// The examiner itself is a script: without any it never ends.
test("the main screens hold WCAG 2.2 A and AA as far as tools can tell", SCRIPT_ONLY, async ({ page }) => {
  const { url, reference } = await placeOrder(BY_INVOICE);
  await page.goto(url);
  await expectStep(page, "method");
  await expectGood(page, "method");
  await chooseCard(page);
  await expectStep(page, "card");
  await page.goto(`${page.url()}?faults=number.checksum,expiry.past,cvv.length4`);
  await expectStep(page, "card");
  await expectGood(page, "card with faults");
  await holdBank(reference);
  await typeCard(page, VISA);
  await pressPay(page);
  await expectStep(page, "waiting");
  await expectGood(page, "waiting");
  await letBankDecide(reference);
  await expectOutcome(page, "paid");
  await expectGood(page, "paid");
});

test("the checks find what they are for", SCRIPT_ONLY, async ({ page }) => {
  const { url } = await placeOrder(BY_INVOICE);
  await page.goto(`${url}${url.includes("?") ? "&" : "?"}lang=en`);
  await expectStep(page, "method");
  expect([...(await ringFaults(page)), ...(await orderFaults(page))]).toEqual([]);
  await page.evaluate(() => {
    const link = document.querySelector<HTMLElement>("footer a");
    const main = document.querySelector("main");
    if (link === null || main === null) throw new Error("There is nothing to spoil.");
    // Of many controls of one kind only the first two are looked at.
    link.className = "spoilt";
    link.style.outline = "none";
    link.style.display = "inline-block";
    link.style.minHeight = "0";
    link.style.lineHeight = "1";
    link.style.color = "#eee";
    const field = document.createElement("input");
    field.setAttribute("aria-invalid", "true");
    field.style.width = "50rem";
    field.tabIndex = 1;
    main.append(field);
  });
  expect(await axeFaults(page)).toEqual([
    expect.stringContaining("color-contrast"),
    expect.stringContaining("label"),
  ]);
  expect(await markupFaults(page)).toContainEqual(expect.stringContaining("a fault that nobody tells"));
  expect(await reflowFaults(page)).toContainEqual(expect.stringContaining("sideways scroll"));
  expect(await targetFaults(page)).toContainEqual(expect.stringContaining("<a"));
  expect(await ringFaults(page)).toContainEqual(expect.stringContaining("the focus is not seen"));
  expect(await orderFaults(page)).toContainEqual(expect.stringContaining("Tab does not come to"));
});
