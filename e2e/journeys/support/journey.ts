import {
  expect,
  test as base,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "@playwright/test";
import { surroundingsOf, type Surroundings } from "@/e2e/journeys/support/surroundings";
import { TELEVISION } from "@/e2e/journeys/support/devices";
import type { Surface } from "@/e2e/scenarios/surfaces";

export type Options = {
  /** On what the payer holds the page: set by the project. */
  surface: Surface;
};

type Fixtures = {
  /** What browsers complained of. Empty at the end of every journey, unless the journey itself breaks things. */
  complaints: string[];
  /** What is around the payment on this surface. */
  surroundings: Surroundings;
  /** A new browser as it is, with nothing around it. */
  otherBrowser: (options?: BrowserContextOptions) => Promise<Page>;
  /** Opens a browser of another person or device: no cookies of the first one, of its kind unless said otherwise. */
  otherDevice: (options?: BrowserContextOptions) => Promise<Page>;
};

/** A refused script, style or form is a fault of ours even where the payer does not see it. */
const isComplaint = (text: string): boolean =>
  /content security policy|trusted ?(types|script)|refused to|hydrat|minified react error/i.test(text);

const listen = (context: BrowserContext, complaints: string[]): void => {
  context.on("console", (message) => {
    if (message.type() === "error" && isComplaint(message.text())) complaints.push(message.text());
  });
  context.on("weberror", (fault) => complaints.push(String(fault.error())));
};

/**
 * A live page may be on its way to another one, or anew, at the moment when the payer types an address: a browser then
 * follows the payer, the runner reports that its own navigation was broken off. It is asked again.
 */
const followPayer = (page: Page): void => {
  const again = async <T>(go: () => Promise<T>): Promise<T> => {
    for (let left = 3; left > 0; left -= 1) {
      try {
        return await go();
      } catch (reason) {
        if (!/ERR_ABORTED|interrupted by another navigation/.test(String(reason))) throw reason;
      }
    }
    return go();
  };
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = (url, options) => again(() => goto(url, options));
  page.reload = (options) => again(() => reload(options));
};

/** What browsers complain of on purpose. */
const EXPECTED: Partial<Record<Surface, RegExp>> = {
  // Below the floor every script is refused, and the browser says so of each.
  oldEngine: /script-src 'none'/,
  // Pages of no invoice are framed by nobody, and the bank's word of a device is drawn by no shop: it has arrived.
  widget: /frame-ancestors/,
};

/** The runner's `test`, in which every page must be at peace with its own policy and scripts. */
export const test = base.extend<Fixtures & Options>({
  surface: ["desktop", { option: true }],
  complaints: [
    async ({ context, surface }, use) => {
      const complaints: string[] = [];
      listen(context, complaints);
      await use(complaints);
      expect(complaints.filter((text) => !EXPECTED[surface]?.test(text))).toEqual([]);
    },
    { auto: true },
  ],
  surroundings: async ({ surface, otherBrowser }, use) => {
    await use(
      surroundingsOf(surface, () => otherBrowser({ ...TELEVISION, hasTouch: false, isMobile: false })),
    );
  },
  page: async ({ page, surroundings }, use) => {
    followPayer(page);
    surroundings.prepare(page);
    page.context().on("page", surroundings.prepare);
    await use(page);
  },
  otherBrowser: async ({ browser, complaints }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      opened.push(context);
      listen(context, complaints);
      const page = await context.newPage();
      followPayer(page);
      return page;
    });
    for (const context of opened) await context.close();
  },
  otherDevice: async ({ otherBrowser, surroundings }, use) => {
    await use(async (options) => {
      const page = await otherBrowser(options);
      surroundings.prepare(page);
      return page;
    });
  },
});

/** Journeys of one kind of browser only: the configuration leaves them out of the other project. */
export const SCRIPT_ONLY = { tag: "@script" } as const;
export const NO_SCRIPT_ONLY = { tag: "@no-script" } as const;

/**
 * For journeys that show the same with script and without, or differ from their neighbours in data alone: `npm test`
 * plays each on one of the two, and `npm run journeys:all` on both.
 */
export const PLAYS_ALL = process.env["JOURNEYS"] === "all";
export const CHIEFLY_SCRIPT = PLAYS_ALL ? {} : SCRIPT_ONLY;
export const CHIEFLY_NO_SCRIPT = PLAYS_ALL ? {} : NO_SCRIPT_ONLY;

export const inTurn = (place: number): { readonly tag?: string } =>
  place % 2 === 0 ? CHIEFLY_SCRIPT : CHIEFLY_NO_SCRIPT;
