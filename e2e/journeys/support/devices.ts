/** How other devices name themselves, and how large they are. */

/** A set of 2022, as it names itself. */
export const TELEVISION = {
  userAgent:
    "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.5359.211 Safari/537.36 WebAppManager",
  viewport: { width: 1920, height: 1080 },
} as const;

/** Who takes over: another device altogether. */
export const PHONE = {
  userAgent:
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
  viewport: { width: 390, height: 844 },
} as const;
