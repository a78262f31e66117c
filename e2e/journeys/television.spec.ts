import { expect, type Page } from "@playwright/test";
import { walkThroughBank } from "@/e2e/journeys/support/at-bank";
import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import { SCRIPT_ONLY, CHIEFLY_NO_SCRIPT, CHIEFLY_SCRIPT, test } from "@/e2e/journeys/support/journey";
import {
  chooseCard,
  DIGITS_OF_CARD,
  expectOutcome,
  expectStep,
  main,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { TELEVISION } from "@/e2e/journeys/support/devices";
import { button, codeOn, door, readCode, showCode } from "@/e2e/journeys/support/television";
import { expectPaidOnce } from "@/e2e/journeys/support/truth";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";

/** The page as a television shows it: who gets that view, what is seen from a sofa, and paying there. */

test.use(TELEVISION);

test(
  "the code is read by a camera across the room, in every size of television",
  SCRIPT_ONLY,
  async ({ page }) => {
    const { url } = await placeOrder(BY_INVOICE);
    const code = await showCode(page, url);
    for (const viewport of [TELEVISION.viewport, { width: 1280, height: 720 }]) {
      await page.setViewportSize(viewport);
      expect(await readCode(page)).toBe(door(code));
    }
    await page.setViewportSize(TELEVISION.viewport);
    // A television at three metres in a camera's picture, out of focus.
    expect(await readCode(page, 0.24, 0.6)).toBe(door(code));
    const box = await page.locator(".qr").boundingBox();
    expect([box?.width, box?.height].map((side) => Math.round(side ?? 0))).toEqual([560, 560]);
  },
);

test("the link's flag and the payer's switch hold on every step", CHIEFLY_NO_SCRIPT, async ({ browser }) => {
  const context = await browser.newContext({
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
  });
  const page = await context.newPage();
  const { url } = await placeOrder(BY_INVOICE);
  const view = page.locator("html[data-view=tv]");
  await page.goto(url);
  await expectStep(page, "method");
  await expect(view).toHaveCount(0);
  await expect(button(page, "Use TV layout")).toHaveCount(0);
  for (const flag of ["display=tv", "display[view]=tv"]) {
    await page.goto(`${url}&${flag}`);
    await expectStep(page, "screen");
    await button(page, "Pay here on this screen").click();
    await chooseCard(page);
    await expectStep(page, "card");
    await expect(view).toHaveCount(1);
  }
  await button(page, "Use usual layout").click();
  await expectStep(page, "card");
  await expect(view).toHaveCount(0);
  await page.goto(`${url}&display=tv`);
  await expectStep(page, "method");
  await button(page, "Use TV layout").click();
  await expect(view).toHaveCount(1);
  await context.close();
});

test("paid at the television: no frame, the bank's page whole, and the card is not told to the room", async ({
  page,
  javaScriptEnabled,
}) => {
  const { url, reference } = await placeOrder({ ...BY_INVOICE, faults: { scenario: "3ds-challenge" } });
  await page.goto(url);
  await button(page, "Pay here on this screen").click();
  await chooseCard(page);
  await typeCard(page, VISA);
  await pressPay(page);
  await walkThroughBank(page, javaScriptEnabled ?? true);
  await expectOutcome(page, "paid");
  expect(await page.content()).not.toMatch(DIGITS_OF_CARD);
  await expectPaidOnce(reference);
});

/** What cannot be read or reached from a sofa. */
const unfit = (page: Page) =>
  page.evaluate(() => {
    const scale = innerWidth / 1920;
    const seen = [...document.querySelectorAll<HTMLElement>("body *")].filter(
      (each) =>
        each.getClientRects().length > 0 &&
        !each.closest("noscript, .vh, svg, script, style, details:not([open]) > :not(summary)"),
    );
    const words = seen.filter((each) =>
      [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    );
    const small = words.filter((each) => parseFloat(getComputedStyle(each).fontSize) < 23.9 * scale);
    const low = seen.filter(
      (each) =>
        each.matches(".button, .input, .method") && each.getBoundingClientRect().height < 63.9 * scale,
    );
    const outside = words.filter((each) => {
      if (each.closest("header.test")) return false;
      const { left, right, top, bottom } = each.getBoundingClientRect();
      return (
        left < 95 * scale || right > 1825 * scale || top < 53 * scale || bottom > innerHeight - 53 * scale
      );
    });
    const name = (each: HTMLElement): string => each.outerHTML.slice(0, 120);
    return {
      small: small.map(name),
      low: low.map(name),
      outside: outside.map(name),
      scrolls: document.documentElement.scrollHeight > innerHeight + 1,
    };
  });

test(
  "the first pages of a television are read and reached from a sofa, whole, in every size",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    const { url } = await placeOrder(BY_INVOICE);
    const fits = { small: [], low: [], outside: [], scrolls: false };
    const sizes = [
      TELEVISION.viewport,
      { width: 1280, height: 720 },
      { width: 960, height: 540 },
      { width: 3840, height: 2160 },
    ];
    await page.goto(url);
    for (const viewport of sizes) {
      await page.setViewportSize(viewport);
      expect(await unfit(page)).toEqual(fits);
    }
    await button(page, "Pay with your phone").click();
    await codeOn(page);
    await expect(button(page, "Pay here on this screen")).toBeFocused();
    for (const viewport of sizes) {
      await page.setViewportSize(viewport);
      expect(await unfit(page)).toEqual(fits);
    }
    await button(page, "Pay here on this screen").click();
    await chooseCard(page);
    await expectStep(page, "card");
    const { small, low } = await unfit(page);
    expect({ small, low }).toEqual({ small: [], low: [] });
  },
);

test(
  "a payment that the television began is followed by the phone as by any second device",
  SCRIPT_ONLY,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await page.goto(url);
    await button(page, "Pay here on this screen").click();
    await chooseCard(page);
    await holdBank(reference);
    await typeCard(page, VISA);
    await pressPay(page);
    await expectStep(page, "waiting");
    // No code for a payment under way.
    await page.goto(page.url().replace("/waiting", "/screen"));
    await expect(main(page)).toHaveAttribute("data-step", "waiting");
    await letBankDecide(reference);
    await expectOutcome(page, "paid");
  },
);
