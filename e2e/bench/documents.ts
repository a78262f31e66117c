import { gunzipSync } from "node:zlib";
import type { Browser, Page } from "@playwright/test";
import { figure, rounded, type Figure } from "@/e2e/bench/figure";
import { withPhone } from "@/e2e/bench/phone";
import { fetchZipped, placeOrder } from "@/e2e/bench/shop";
import { BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";
import type { Stack } from "@/e2e/run/stack.mjs";

const typeCard = async (page: Page): Promise<void> => {
  await page.fill("#card-number", VISA.pan);
  await page.fill("#card-expiry-month", VISA.month);
  await page.fill("#card-expiry-year", VISA.year);
  await page.fill("#card-code", VISA.cvv);
  await page.fill("#card-name", VISA.holder);
};

const expectStep = (page: Page, step: string) =>
  page.waitForSelector(`main[data-step="${step}"]`, { timeout: 60_000 });

const pay = async (page: Page): Promise<void> => {
  await typeCard(page);
  await page.click('form:has(#card-number) button[type="submit"]');
};

type Step = { readonly name: string; readonly open: (page: Page, stack: Stack) => Promise<void> };

/** Each page of a payment, as a payer comes to it; the card page also with what first focus brings. */
const steps: readonly Step[] = [
  {
    name: "link",
    open: async (page, stack) => {
      await page.goto((await placeOrder(stack, {}, BY_PARAMETERS)).url);
    },
  },
  {
    name: "method",
    open: async (page, stack) => {
      const { invoice_id: id } = await placeOrder(stack);
      await page.goto(`${stack.urls.checkout}/pay/${id}/method?all=1`);
    },
  },
  {
    name: "card",
    open: async (page, stack) => {
      const { invoice_id: id } = await placeOrder(stack);
      await page.goto(`${stack.urls.checkout}/pay/${id}/card`);
      await page.locator("#card-number").focus();
      await page.waitForLoadState("networkidle");
      await typeCard(page);
    },
  },
  {
    name: "details",
    open: async (page, stack) => {
      const { invoice_id: id } = await placeOrder(stack);
      await page.goto(`${stack.urls.checkout}/pay/${id}/details?service=skrill_eur_hpp`);
    },
  },
  {
    name: "redirect",
    open: async (page, stack) => {
      const { invoice_id: id } = await placeOrder(stack);
      await page.goto(`${stack.urls.checkout}/pay/${id}/method?all=1`);
      await page.click('button[name="service"][value^="ideal"]');
      await expectStep(page, "redirect");
    },
  },
  {
    name: "waiting",
    open: async (page, stack) => {
      const { invoice_id: id } = await placeOrder(stack, { outcome: { kind: "processing" } });
      await page.goto(`${stack.urls.checkout}/pay/${id}/card`);
      await pay(page);
      await expectStep(page, "waiting");
    },
  },
  {
    name: "result",
    open: async (page, stack) => {
      const { invoice_id: id } = await placeOrder(stack);
      await page.goto(`${stack.urls.checkout}/pay/${id}/card`);
      await pay(page);
      await expectStep(page, "result");
    },
  },
  {
    name: "declined",
    open: async (page, stack) => {
      const { invoice_id: id } = await placeOrder(stack, { outcome: { kind: "decline", code: "10105" } });
      await page.goto(`${stack.urls.checkout}/pay/${id}/card`);
      await pay(page);
      await expectStep(page, "result");
    },
  },
];

const watchShift = (): void => {
  Reflect.set(globalThis, "shift", 0);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      };
      if (!hadRecentInput) Reflect.set(globalThis, "shift", Number(Reflect.get(globalThis, "shift")) + value);
    }
  }).observe({ type: "layout-shift", buffered: true });
};

/** Long enough for script to arrive on the slow line and to draw what it draws. */
const watchedMs = 6_000;

const shiftOf = (browser: Browser, stack: Stack, { open }: Step): Promise<number> =>
  withPhone(browser, async (page) => {
    await page.addInitScript(watchShift);
    await open(page, stack);
    await page.waitForTimeout(watchedMs);
    return page.evaluate(() => Number(Reflect.get(globalThis, "shift")));
  });

/** Layout shift of every step page while its script arrives, and the size of the card page's document. */
export const measureDocuments = async (stack: Stack, browser: Browser): Promise<Figure[]> => {
  const { invoice_id: id } = await placeOrder(stack);
  const { gzip, body } = await fetchZipped(`${stack.urls.checkout}/pay/${id}/card`);
  const html = gunzipSync(body).toString();
  const parts = { style: /<style[^]*?<\/style>/g, data: /<script[^>]*>self\.__next_f[^]*?<\/script>/g };
  const size = (pattern: RegExp): number =>
    [...html.matchAll(pattern)].reduce((all, [text]) => all + text.length, 0);
  const note = `${html.length} B raw: style ${size(parts.style)}, React's data ${size(parts.data)}`;
  const figures = [
    figure("Document of the card page", rounded(gzip / 1024, 1), "KiB gz", { most: 14 }, note),
  ];
  // One by one: eight slowed-down phones at once leave none of them enough of the machine to type a card.
  for (const step of steps) {
    const shift = await shiftOf(browser, stack, step);
    figures.push(figure(`Layout shift, ${step.name}`, rounded(shift, 4), "", { most: 0 }));
  }
  return figures;
};
