import type { CDPSession, Page } from "@playwright/test";

/** Key codes of remote controls, which the runner has no names for. Source: devices.md 2.1. */
export const REMOTE = {
  ok: 13,
  backLg: 461,
  backTizen: 10_009,
  backFire: 4,
  escape: 27,
  backspace: 8,
} as const;

const sessions = new WeakMap<Page, Promise<CDPSession>>();

const sessionOf = (page: Page): Promise<CDPSession> => {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
};

/** Presses a key of a remote control by its number. `held`: how often it comes again before it is let go. */
export const pressRemote = async (page: Page, windowsVirtualKeyCode: number, held = 0): Promise<void> => {
  const session = await sessionOf(page);
  const isOk = windowsVirtualKeyCode === REMOTE.ok;
  // OK is Enter: engines press what has the focus by its sign.
  const key = isOk ? { key: "Enter", code: "Enter", text: "\r" } : {};
  for (let time = 0; time <= held; time += 1)
    await session.send("Input.dispatchKeyEvent", {
      type: isOk ? "keyDown" : "rawKeyDown",
      windowsVirtualKeyCode,
      autoRepeat: time > 0,
      ...key,
    });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", windowsVirtualKeyCode, ...key });
};

/** Marks every page as one that a television shows, before anything of it runs. */
export const asTelevision = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const mark = (): void => document.documentElement?.setAttribute("data-view", "tv");
    mark();
    new MutationObserver(mark).observe(document, { childList: true });
  });
};
