import type { Page } from "@playwright/test";

/** What must hold for the boxes of a page, whatever its size, spacing and direction. Faults are one line each. */

/**
 * Nothing is wider than the window, and no text is cut off. A picture whose server is gone is drawn as its words, which
 * no reader sees. WCAG 1.4.10, 1.4.12.
 */
export const reflowFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    const faults: string[] = [];
    if (root.scrollWidth > root.clientWidth) faults.push(`sideways scroll: ${root.scrollWidth}`);
    for (const each of document.querySelectorAll<HTMLElement>("body *")) {
      const { left, right, width } = each.getBoundingClientRect();
      const style = getComputedStyle(each);
      if (width <= 1 || style.visibility === "hidden" || each.closest(".vh") !== null) continue;
      const name = each.outerHTML.slice(0, 80);
      if (right > root.clientWidth + 1 || left < -1) faults.push(`out of the window: ${name}`);
      const isCut = style.overflowX !== "visible" && each.scrollWidth > each.clientWidth + 1;
      const isLow = style.overflowY !== "visible" && each.scrollHeight > each.clientHeight + 1;
      if ((isCut || isLow) && !each.matches("input, select, textarea, img")) faults.push(`cut off: ${name}`);
    }
    return faults.slice(0, 5);
  });

/** Runs a check with the text set apart as a reader may set it. WCAG 1.4.12. */
export async function withSpacing<T>(page: Page, check: () => Promise<T>): Promise<T> {
  const style = await page.addStyleTag({
    content:
      "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}",
  });
  const found = await check();
  await style.evaluate((each) => (each as Element).remove());
  return found;
}

/**
 * Large enough for a finger: 24 px by WCAG 2.5.8, 44 px by our own rule on a phone. A link in the middle of a sentence
 * is as high as its line.
 */
export const targetFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    for (const each of document.querySelectorAll<HTMLElement>(
      "a[href], button, input:not([type=hidden]), select, textarea, summary",
    )) {
      if (!each.checkVisibility({ visibilityProperty: true }) || each.matches(":disabled")) continue;
      const isTick = each instanceof HTMLInputElement && /radio|checkbox/.test(each.type);
      const boxes = [each, ...(isTick ? (each.labels ?? []) : [])].map((part) =>
        part.getBoundingClientRect(),
      );
      const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
      const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
      const around = each.parentElement?.textContent?.trim() ?? "";
      const inSentence =
        each.tagName === "A" &&
        getComputedStyle(each).display === "inline" &&
        around.length > (each.textContent?.trim().length ?? 0) + 1;
      if (width <= 1 || inSentence) continue;
      if (height < 43.5 || width < 24)
        faults.push(`${Math.round(width)} × ${Math.round(height)}: ${each.outerHTML.slice(0, 80)}`);
    }
    return faults;
  });
