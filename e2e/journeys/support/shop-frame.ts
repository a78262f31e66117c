import { expect, type Frame, type Page } from "@playwright/test";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";

/**
 * The payment page within a shop's own. The shop is asked as `localhost`, so that Checkout (127.0.0.1) is another site:
 * no cookie of ours is sent or kept in its frame, as where third-party cookies are blocked.
 */

const PLACE = "/pay-here/";

/** The shop's page on which its order is paid; `mode` as the sandbox's shop knows them. */
export const shopPage = (reference: string, mode: string): string =>
  `${stackUrl("shop").replace("127.0.0.1", "localhost")}${PLACE}${reference}/${mode}`;

/** The frame in which the payment stands; null where it has the window, as at a bank and after it. */
export const frameIn = (page: Page): Frame | null =>
  page.mainFrame().url().includes(PLACE) ? (page.mainFrame().childFrames()[0] ?? null) : null;

/** Presses the shop's link. Where the frame is refused, the widget offers the payment page itself. */
async function openWidget(page: Page): Promise<void> {
  const shop = page.mainFrame();
  await shop.locator("main a.button").click();
  const isRefused = (): boolean => frameIn(page)?.url().startsWith("chrome-error:") === true;
  await expect
    .poll(async () => isRefused() || ((await frameIn(page)?.locator("main[data-step]").count()) ?? 0) > 0)
    .toBe(true);
  if (isRefused()) await shop.getByRole("dialog").locator("a[target=_top]").click();
}

/** Moves the frame as the browser's own buttons would, up to another document: pages change their address in place. */
async function move(frame: Frame, how: () => void): Promise<void> {
  await frame.locator("html").evaluate((old) => old.setAttribute("data-old", ""));
  await frame.evaluate(how);
  await expect(frame.locator("html[data-old]")).toHaveCount(0);
  await frame.waitForLoadState();
}

/** What journeys ask of a page and mean of the payment, wherever that stands. */
const ASKED = ["locator", "getByRole", "getByText", "getByLabel", "content", "evaluate", "url"] as const;

/** Has journeys that know nothing of frames pay where the payment stands: in the shop's frame, or in the window. */
export function standInShop(page: Page): void {
  for (const name of ASKED) {
    const own: unknown = Reflect.get(page, name);
    const value = (...given: readonly unknown[]): unknown => {
      const frame = frameIn(page);
      const act: unknown = frame === null ? own : Reflect.get(frame, name);
      if (typeof act !== "function") throw new Error(`Neither page nor frame can be asked for "${name}".`);
      return Reflect.apply(act, frame ?? page, given);
    };
    Object.defineProperty(page, name, { value });
  }
  const goto = page.goto.bind(page);
  page.goto = async (address, options) => {
    if (!address.includes(PLACE)) return frameIn(page)?.goto(address, options) ?? goto(address, options);
    const answer = await goto(address, options);
    await openWidget(page);
    return answer;
  };
  const [reload, goBack, goForward] = [
    page.reload.bind(page),
    page.goBack.bind(page),
    page.goForward.bind(page),
  ];
  const inFrame =
    (own: typeof goBack, how: () => void): typeof goBack =>
    async (options) => {
      const frame = frameIn(page);
      if (frame === null) return own(options);
      await move(frame, how);
      return null;
    };
  page.reload = inFrame(reload, () => location.reload());
  page.goBack = inFrame(goBack, () => history.back());
  page.goForward = inFrame(goForward, () => history.forward());
}
