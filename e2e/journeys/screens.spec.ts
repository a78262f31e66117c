import { expect, type Page } from "@playwright/test";
import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import { SCRIPT_ONLY, CHIEFLY_SCRIPT, test } from "@/e2e/journeys/support/journey";
import {
  chooseCard,
  expectOutcome,
  expectStep,
  field,
  methodButton,
  payButton,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";

/** Every step on every screen: nothing wider than the glass, nothing that moves under the finger. */

const SCREENS = {
  "a small phone": { width: 320, height: 568 },
  "a phone": { width: 390, height: 844 },
  "a desktop": { width: 1280, height: 800 },
  "a television": { width: 1920, height: 1080 },
};

/** Between the smallest and the widest the page without script differs in nothing from the one with it. */
const BETWEEN = new Set(["a phone", "a desktop"]);

type Shift = PerformanceEntry & {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources?: readonly { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
};

/** Sums up the moves of the layout that nobody asked for, from the first paint on. */
const watchShifts = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources = [] } = entry as Shift;
        const what = sources.map(({ node, previousRect, currentRect }) => {
          const element = node instanceof Element ? node : node?.parentElement;
          const [from, to] = [previousRect, currentRect].map((each) => JSON.stringify(each));
          return `${element?.outerHTML.slice(0, 80)} ${from} → ${to}`;
        });
        if (!hadRecentInput) moved.push(`${value}: ${what.join(" ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });

const expectFits = async (page: Page, where: string): Promise<void> => {
  await page.waitForLoadState("load");
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    const over = [...document.querySelectorAll("body *")].filter(
      (each) =>
        each.getBoundingClientRect().right > root.clientWidth + 1 &&
        getComputedStyle(each).visibility !== "hidden",
    );
    return {
      page: root.scrollWidth > root.clientWidth,
      over: over.slice(0, 3).map((each) => each.outerHTML.slice(0, 100)),
    };
  });
  expect({ where, ...wide }).toEqual({ where, page: false, over: [] });
};

/** Two frames later all that scripts do at the start is drawn. While pictures are taken everything is moved on purpose. */
const expectStill = async (page: Page, where: string): Promise<void> => {
  if (process.env["PICTURES"]) return;
  const moved = await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return (window as unknown as { moved?: string[] }).moved ?? [];
  });
  expect({ where, moved }).toEqual({ where, moved: [] });
};

for (const [screen, viewport] of Object.entries(SCREENS)) {
  test.describe(`on ${screen}`, BETWEEN.has(screen) ? SCRIPT_ONLY : {}, () => {
    test.use({ viewport });

    test("every step fits and stands still", async ({ page, javaScriptEnabled }) => {
      if (javaScriptEnabled) await watchShifts(page);
      const check = async (where: string): Promise<void> => {
        await expectFits(page, where);
        if (javaScriptEnabled) await expectStill(page, where);
      };
      const { url, reference } = await placeOrder({
        ...BY_INVOICE,
        description: `Plants ${"and pots ".repeat(20)}`,
      });
      await page.goto(url);
      await expectStep(page, "method");
      await check("method");
      await chooseCard(page);
      await expectStep(page, "card");
      await check("card");
      await page.goto(
        `${page.url().split("?")[0]}?faults=number.checksum,expiry.past,cvv.length4,holder.strayDigits`,
      );
      await expectStep(page, "card");
      await check("card with faults");
      await typeCard(page, { ...VISA, pan: "4000000000000135" });
      await pressPay(page);
      await expectOutcome(page, "declined");
      await check("declined");
      await page.goBack();
      await expectStep(page, "card");
      await holdBank(reference);
      await typeCard(page, VISA);
      await pressPay(page);
      await expectStep(page, "waiting");
      await check("waiting");
      await letBankDecide(reference);
      await expectOutcome(page, "paid");
      await check("paid");
    });

    test("details, the way out and a dead link fit and stand still", async ({ page, javaScriptEnabled }) => {
      if (javaScriptEnabled) await watchShifts(page);
      const check = async (where: string): Promise<void> => {
        await expectFits(page, where);
        if (javaScriptEnabled) await expectStill(page, where);
      };
      const { url } = await placeOrder(BY_INVOICE);
      await page.goto(url);
      await methodButton(page, "neteller_eur").click();
      await expectStep(page, "details");
      await check("details");
      await page.getByLabel("Email").fill("payer@example.com");
      await page.getByRole("button", { name: "Go on with Neteller" }).click();
      await expectStep(page, "redirect");
      await check("redirect");
      await page.goto(`${stackUrl("checkout")}/pay/cpi_NobodyKnowsThis1`);
      await expectStep(page, "link");
      await check("dead link");
    });
  });
}

test(
  "typing a card moves nothing: brand, groups and hints have their room",
  SCRIPT_ONLY,
  async ({ page }) => {
    const { url } = await placeOrder(BY_INVOICE);
    await page.goto(url);
    await chooseCard(page);
    await expectStep(page, "card");
    const before = await payButton(page).boundingBox();
    for (const [number, hint] of [
      ["4000000000000077", "3 digits on the back"],
      ["378282246310005", "4 digits on the front"],
      ["6200000000000000", "Only if your card has one"],
    ] as const) {
      await field(page, "number").fill(number);
      await expect(page.getByText(hint)).toBeVisible();
      expect(await payButton(page).boundingBox()).toEqual(before);
    }
  },
);

test("a long amount stays in one line on the slip", CHIEFLY_SCRIPT, async ({ page }) => {
  for (const [amount, currency] of [
    ["49900.00", "KZT"],
    ["1234567.89", "USD"],
    ["123456789.12", "UAH"],
  ] as const) {
    const { url } = await placeOrder({ ...BY_INVOICE, items: [], amount, currency });
    await page.goto(url);
    for (const viewport of Object.values(SCREENS)) {
      await page.setViewportSize(viewport);
      const lines = await page.locator(".amount bdi").evaluate((each) => each.getClientRects().length);
      expect(lines, `${amount} ${currency} at ${viewport.width}`).toBe(1);
    }
  }
});
