import { expect, type Page } from "@playwright/test";

/** Walks over the page that stands now by the four arrows alone, as a remote control does. */

const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] as const;

/** What the walk keeps in the page. */
type Walked = { walked?: readonly HTMLElement[]; moved: number };

/** Every control that there is to be used, found by other means than the page's own. */
const listControls = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']",
      ),
    ];
    const walked = all.filter(
      (each) =>
        each.checkVisibility({ visibilityProperty: true }) &&
        !each.matches(":disabled, [tabindex='-1']") &&
        each.closest("[aria-hidden=true], [inert]") === null &&
        each.getBoundingClientRect().width > 1,
    );
    const store = window as unknown as Walked;
    // A page may be walked over more than once, and is listened to once.
    if (store.walked === undefined) document.addEventListener("focusin", () => (store.moved += 1));
    store.walked = walked;
    store.moved = 0;
    return walked.map((each, n) => `${n} ${each.outerHTML.slice(0, 70)}`);
  });

type Place = { readonly at: number; readonly moved: number; readonly stir: string };

/** Where the focus is, how often it has moved, and what else an arrow may stir: the caret and the scroll. */
const place = (page: Page): Promise<Place> =>
  page.evaluate(() => {
    const { walked, moved } = window as unknown as Walked;
    const active = document.activeElement;
    const caret = active instanceof HTMLInputElement ? active.selectionStart : null;
    return { at: walked?.indexOf(active as HTMLElement) ?? -1, moved, stir: `${scrollY} ${caret}` };
  });

/** All that a payer has typed or chosen: moving about must not change it. */
const choices = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input:not([type=hidden]), select"),
    ].map((each) => `${each.name} ${each.value} ${"checked" in each && each.checked}`),
  );

/** Presses one arrow until the focus moves, or nothing stirs any more; gives back where it is then. */
async function pressFrom(page: Page, start: number, arrow: string): Promise<number> {
  await page.evaluate((n) => (window as unknown as Walked).walked?.[n]?.focus(), start);
  let before = await place(page);
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press(arrow);
    const after = await place(page);
    expect(after.moved - before.moved, `${arrow} from ${start} moves the focus once at most`).toBeLessThan(2);
    if (after.at !== before.at || after.stir === before.stir) return after.at;
    before = after;
  }
  throw new Error(`${arrow} from ${start} never comes to an end.`);
}

const reach = (links: readonly (readonly number[])[], start: number): ReadonlySet<number> => {
  const seen = new Set([start]);
  for (const each of seen) for (const next of links[each] ?? []) seen.add(next);
  return seen;
};

const focusedNow = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300) ?? "");

/**
 * The first arrow wakes what follows the remote control, and from then on the focus moves. A summary of faults has the
 * focus before: that something has it says nothing yet.
 */
export const wakeByArrow = async (page: Page): Promise<void> => {
  const before = await focusedNow(page);
  let presses = 0;
  await expect(async () => {
    // The first one loads what answers it. Only where nothing comes of it is there another, and the other way.
    await page.keyboard.press(presses % 2 === 0 || before.startsWith("<body") ? "ArrowDown" : "ArrowUp");
    presses += 1;
    await expect.poll(() => focusedNow(page), { timeout: 3_000 }).not.toBe(before);
    // A page that has gone back to the shop under the walk never wakes.
  }).toPass({ timeout: 20_000 });
};

/** Reaches every control from every other one, and changes nothing on the way. Gives back how many there are. */
export async function walkByArrows(page: Page, name: string): Promise<number> {
  const before = await choices(page);
  // Arrows in a field that somebody typed into are those of his keyboard.
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
  });
  await wakeByArrow(page);
  const controls = await listControls(page);
  const links: number[][] = [];
  for (const [start, control] of controls.entries()) {
    const next: number[] = [];
    for (const arrow of ARROWS) {
      const to = await pressFrom(page, start, arrow);
      expect(to, `${name}: ${arrow} keeps the focus on a control, from ${control}`).toBeGreaterThanOrEqual(0);
      next.push(to);
    }
    links.push(next);
  }
  const missed = controls.flatMap((from, start) => {
    const seen = reach(links, start);
    return controls.filter((_, n) => !seen.has(n)).map((to) => `${from} → ${to}`);
  });
  expect({ name, missed }).toEqual({ name, missed: [] });
  expect({ name, choices: await choices(page) }).toEqual({ name, choices: before });
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  return controls.length;
}
