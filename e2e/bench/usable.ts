import type { Browser } from "@playwright/test";
import { figure, median, ratios, rounded, span, type Figure } from "@/e2e/bench/figure";
import { withPhone } from "@/e2e/bench/phone";
import { placeOrder } from "@/e2e/bench/shop";
import { serveStaticCopy } from "@/e2e/bench/static-copy";
import type { Stack } from "@/e2e/run/stack.mjs";

const runs = 6;
const held = 1_500;

/**
 * In the page, at each frame: the first moment when the field is there, can be typed in, and keeps the digit that is
 * put in for `held` ms. A digit that is wiped starts the wait anew.
 */
const watchField = (held: number): void => {
  let since = 0;
  const look = (): void => {
    const field = document.querySelector<HTMLInputElement>("#card-number");
    const box = field?.getBoundingClientRect();
    if (field && box && box.width > 0 && box.height > 0 && !field.disabled && !field.readOnly) {
      if (!field.value.startsWith("4")) {
        field.value = "4";
        field.dispatchEvent(new Event("input", { bubbles: true }));
        since = performance.now();
      } else if (performance.now() - since >= held) {
        Reflect.set(globalThis, "usableAt", since);
        return;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

const timeToUse = (browser: Browser, url: string): Promise<number> =>
  withPhone(browser, async (page) => {
    await page.addInitScript(watchField, held);
    await page.goto(url, { waitUntil: "commit" });
    const usable = await page.waitForFunction(() => Reflect.get(globalThis, "usableAt") as unknown, null, {
      timeout: 60_000,
    });
    return Number(await usable.jsonValue());
  });

/** Time to a card field that can be used, against a static page of the same form. */
export const measureUsable = async (stack: Stack, browser: Browser): Promise<Figure[]> => {
  const order = await placeOrder(stack);
  const url = `${stack.urls.checkout}/pay/${order.invoice_id}/card`;
  const floor = await serveStaticCopy(url);
  const times = { ours: [] as number[], floor: [] as number[] };
  try {
    // Both once for nothing: the browser's own first run is slower.
    await timeToUse(browser, floor.url);
    await timeToUse(browser, url);
    for (let run = 0; run < runs; run += 1) {
      times.floor.push(await timeToUse(browser, floor.url));
      times.ours.push(await timeToUse(browser, url));
    }
  } finally {
    floor.close();
  }
  const tell = (all: readonly number[]): string => `${Math.round(median(all))} ms [${span(all)}]`;
  const note = `${tell(times.ours)} against ${tell(times.floor)}; static ${floor.gzip} B`;
  const rounds = ratios(times.ours, times.floor);
  const name = "Usable card field, against a static page";
  return [figure(name, rounded(median(rounds)), "×", { most: 1.05 }, note, rounds)];
};
