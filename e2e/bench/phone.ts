import { chromium, type Browser, type Page } from "@playwright/test";

/** Slow 4G and a weak processor, as in the reference measurements. Source: trust-and-speed.md C.1, C.3. */
const line = {
  offline: false,
  latency: 562,
  downloadThroughput: ((1.6 * 1024 * 1024) / 8) * 0.9,
  uploadThroughput: ((750 * 1024) / 8) * 0.9,
};
const slowdown = 4;

export const openBrowser = (): Promise<Browser> => {
  const executablePath = process.env["CHROMIUM_PATH"];
  const args = ["--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run"];
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args });
};

/** A phone with an empty cache. `throttled` false: the same one on a good line. */
export const withPhone = async <T>(
  browser: Browser,
  work: (page: Page) => Promise<T>,
  throttled = true,
): Promise<T> => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: "en-GB",
  });
  try {
    const page = await context.newPage();
    // What runs us marks functions by this helper, and functions for the page go there as they are.
    await page.addInitScript("globalThis.__name ??= (one) => one");
    if (throttled) {
      const cdp = await context.newCDPSession(page);
      await cdp.send("Network.enable");
      await cdp.send("Network.emulateNetworkConditions", line);
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    }
    return await work(page);
  } finally {
    await context.close();
  }
};
