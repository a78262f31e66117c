import type { Page } from "@playwright/test";

/** The way of the Tab key over a page: its order, and that one sees where it is. Faults are one line each. */

type Stops = { stops: readonly HTMLElement[] };

/** Every place where Tab has to stop, in the order of the document. A group of radio buttons is one stop. */
const listStops = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const chosen = (each: HTMLElement): boolean => {
      if (!(each instanceof HTMLInputElement) || each.type !== "radio") return true;
      const group = [...(each.form?.querySelectorAll<HTMLInputElement>(`input[name="${each.name}"]`) ?? [])];
      return group.some((one) => one.checked) ? each.checked : each === group.find((one) => !one.disabled);
    };
    const stops = [
      ...document.querySelectorAll<HTMLElement>(
        "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']",
      ),
    ].filter(
      (each) =>
        each.checkVisibility({ visibilityProperty: true }) &&
        !each.matches(":disabled, [tabindex='-1']") &&
        chosen(each),
    );
    (window as unknown as Stops).stops = stops;
    window.scrollTo(0, 0);
    // Tab begins at what had the focus last, also when it has it no more: so that is the whole page.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    return stops.map((each) => each.outerHTML.slice(0, 80));
  });

type Stop = {
  readonly at: number;
  readonly kind: string;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly isCovered: boolean;
  /** From the top of the document. */
  readonly top: number;
  readonly bottom: number;
};

const standing = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const active = document.activeElement as HTMLElement | null;
    if (active === null || active === document.body) return null;
    const { left, top, width, height } = active.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + Math.min(height / 2, innerHeight / 2)];
    const hit = document.elementFromPoint(x, y);
    const isSeen =
      hit !== null && (active.contains(hit) || hit.contains(active) || hit.closest("label") !== null);
    const around = 10;
    const [from, until] = [Math.max(0, top - around), Math.min(innerHeight, top + height + around)];
    const [start, end] = [Math.max(0, left - around), Math.min(innerWidth, left + width + around)];
    return {
      at: (window as unknown as Stops).stops.indexOf(active),
      kind: `${active.tagName} ${active.className}`,
      box: { x: start, y: from, width: end - start, height: until - from },
      isCovered: !isSeen,
      top: top + scrollY,
      bottom: top + height + scrollY,
    };
  });

/** Tab goes through every control in the order in which it is read, and each is to be seen. WCAG 2.4.3, 2.4.11. */
export async function orderFaults(page: Page): Promise<readonly string[]> {
  const stops = await listStops(page);
  const faults: string[] = [];
  let last: Stop | null = null;
  for (const [n, name] of stops.entries()) {
    await page.keyboard.press("Tab");
    const stop = await standing(page);
    if (stop === null || stop.at !== n) return [...faults, `Tab does not come to: ${name}`];
    if (stop.isCovered) faults.push(`covered: ${name}`);
    // In the one column of a phone the order of reading is from top to bottom.
    if (last !== null && stop.bottom <= last.top) faults.push(`read before what stands above it: ${name}`);
    last = stop;
  }
  return faults;
}

/** How many dots of a place change by 3:1 or more when the focus comes. Pictures as PNG in base 64. */
const changed = (page: Page, before: string, after: string): Promise<number> =>
  page.evaluate(
    async ([one, other]) => {
      const dots = async (png: string): Promise<Uint8ClampedArray> => {
        const image = new Image();
        image.src = `data:image/png;base64,${png}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
        canvas?.drawImage(image, 0, 0);
        return canvas?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
      };
      const part = (value: number): number =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
      const [a, b] = await Promise.all([dots(one), dots(other)]);
      const light = (data: Uint8ClampedArray, at: number): number =>
        0.2126 * part(data[at] ?? 0) + 0.7152 * part(data[at + 1] ?? 0) + 0.0722 * part(data[at + 2] ?? 0);
      let count = 0;
      for (let at = 0; at < a.length; at += 4) {
        if (a[at] === b[at] && a[at + 1] === b[at + 1] && a[at + 2] === b[at + 2]) continue;
        const [x, y] = [light(a, at), light(b, at)];
        if ((Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05) >= 3) count += 1;
      }
      return count;
    },
    [before, after] as const,
  );

/** The focus draws a line around what has it, at least a dot wide, with 3:1 against what was there. WCAG 2.4.7, 1.4.11. */
export async function ringFaults(page: Page): Promise<readonly string[]> {
  const stops = await listStops(page);
  const faults: string[] = [];
  const seen = new Map<string, number>();
  for (const name of stops) {
    await page.keyboard.press("Tab");
    const stop = await standing(page);
    if (stop === null) return [...faults, `Tab does not come to: ${name}`];
    // Of a long list two show it.
    const times = (seen.get(stop.kind) ?? 0) + 1;
    seen.set(stop.kind, times);
    if (times > 2 || stop.box.width <= 0 || stop.box.height <= 0) continue;
    const take = async (): Promise<string> =>
      (await page.screenshot({ clip: stop.box, animations: "disabled" })).toString("base64");
    const after = await take();
    // Tab goes on from here also when the focus is away.
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    const dots = await changed(page, await take(), after);
    if (dots < stop.box.width + stop.box.height) faults.push(`the focus is not seen (${dots} dots): ${name}`);
  }
  return faults;
}
