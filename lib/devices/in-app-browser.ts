import { webAddress } from "@/lib/payment/address";

/**
 * A page that another app shows within itself: bank apps often cannot be opened from there. `app`: as its users know it,
 * null where only the window is known. `os` says which way out there is.
 */
export type InAppBrowser = { readonly app: string | null; readonly os: "android" | "ios" | "other" };

/** Tokens of user agents, the more telling first. Source: devices.md 4.3. */
const apps: readonly (readonly [RegExp, string | null])[] = [
  [/\bInstagram\b/, "Instagram"],
  [/\b(?:FBAN|FBAV|FB_IAB|FBIOS)\b/, "Facebook"],
  [/musical_ly|\btrill\b|BytedanceWebview|\bTikTok\b/i, "TikTok"],
  [/\bSnapchat\b/i, "Snapchat"],
  [/\bMicroMessenger\//i, "WeChat"],
  [/\bKAKAOTALK\b/i, "KakaoTalk"],
  [/(?:^|\s)Line\//, "Line"],
  [/\bGSA\//, "Google"],
  [/\bTelegram-?Android\b/i, "Telegram"],
  [/; wv\)/, null],
];

/** A television's own app shows pages in the same kind of window, and has no browser to go to. */
const television =
  /\bAFT[A-Z0-9]|SMART-?TV|SmartTV|Android ?TV|GoogleTV|BRAVIA|\bMi(?:TV|BOX)|HbbTV|Web0S|Tizen/i;

const osOf = (userAgent: string): InAppBrowser["os"] => {
  if (/\bAndroid\b/.test(userAgent)) return "android";
  return /\b(?:iPhone|iPad|iPod)\b/.test(userAgent) ? "ios" : "other";
};

/** The app in whose window a page is shown; null for a browser of its own and for whatever is not known. */
export function inAppBrowser(userAgent: string): InAppBrowser | null {
  if (television.test(userAgent)) return null;
  const found = apps.find(([token]) => token.test(userAgent));
  return found === undefined ? null : { app: found[1], os: osOf(userAgent) };
}

/**
 * A link that opens one of our own pages in the device's browser; null where none is known. `address`: absolute, built
 * by ourselves. Where the system does not know such links the payer stays (Android comes to the same address again).
 * Source: devices.md 4.3, Android intents.
 */
export function outOfApp(address: string, { os }: InAppBrowser): string | null {
  const safe = webAddress(address, false);
  if (safe === null || os === "other") return null;
  if (os === "ios") return `x-safari-${safe}`;
  const { protocol, host, pathname, search } = new URL(safe);
  const fallback = encodeURIComponent(safe);
  return (
    `intent://${host}${pathname}${search}#Intent;scheme=${protocol.slice(0, -1)};` +
    `action=android.intent.action.VIEW;S.browser_fallback_url=${fallback};end`
  );
}
