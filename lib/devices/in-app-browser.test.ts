import { expect, it } from "vitest";
import { inAppBrowser, outOfApp } from "@/lib/devices/in-app-browser";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";
const ANDROID =
  "Mozilla/5.0 (Linux; Android 14; SM-S918B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/137.0.7151.61 Mobile Safari/537.36";

it.each([
  [`${IPHONE} [FBAN/FBIOS;FBAV/509.0.0.38;FBBV/1;FBDV/iPhone15,2;FBMD/iPhone]`, "Facebook", "ios"],
  [`${ANDROID} [FB_IAB/FB4A;FBAV/514.0.0.40.86;]`, "Facebook", "android"],
  [`${IPHONE} Instagram 382.0.0.30.84 (iPhone15,2; iOS 18_5; en_GB)`, "Instagram", "ios"],
  [`${ANDROID} Instagram 382.0.0.30.84 Android (34/14; 480dpi; FB_IAB/x)`, "Instagram", "android"],
  [`${IPHONE} musical_ly_38.6.0 BytedanceWebview/d8a21c6`, "TikTok", "ios"],
  [`${ANDROID} trill_390103 BytedanceWebview/d8a21c6`, "TikTok", "android"],
  [`${IPHONE} Snapchat/13.40.0.42 (like Safari/8621.2.5.10.8, panda)`, "Snapchat", "ios"],
  [`${IPHONE} Safari Line/15.7.1`, "Line", "ios"],
  [`${ANDROID} Line/15.7.1/IAB`, "Line", "android"],
  [`${ANDROID} XWEB/1340123 MMWEBSDK/20250202 MicroMessenger/8.0.58 WeChat/arm64`, "WeChat", "android"],
  [`${ANDROID} KAKAOTALK/25.4.2 (INAPP)`, "KakaoTalk", "android"],
  [`${IPHONE} GSA/369.0.758216109 Safari/604.1`, "Google", "ios"],
  [`${ANDROID} Telegram-Android/11.13.1 (Samsung SM-S918B; Android 14; SDK 34)`, "Telegram", "android"],
  [ANDROID, null, "android"],
  [
    "Mozilla/5.0 (Windows NT 10.0) Chrome/122.0 Safari/537.36 MicroMessenger/7.0.20 WindowsWechat",
    "WeChat",
    "other",
  ],
] as const)("%s is a page within an app", (userAgent, app, os) => {
  expect(inAppBrowser(userAgent)).toEqual({ app, os });
});

it.each([
  `${IPHONE} Version/18.5 Safari/604.1`.replace("Mobile/15E148 Version/18.5", "Version/18.5 Mobile/15E148"),
  `${IPHONE} CriOS/137.0.7151.51 Safari/604.1`,
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (Android 14; Mobile; rv:139.0) Gecko/139.0 Firefox/139.0",
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Linux; Android 9; AFTMM Build/PS7242; wv) AppleWebKit/537.36 Version/4.0 Chrome/110.0 Mobile Safari/537.36",
  "Mozilla/5.0 (Linux; Android 11; BRAVIA 4K VH2; wv) AppleWebKit/537.36 Version/4.0 Chrome/113.0 Safari/537.36",
  "Offline/1.0 Airline/2",
  "",
])("%s is none", (userAgent) => {
  expect(inAppBrowser(userAgent)).toBeNull();
});

it("Android gets an intent to the same page, with the page itself to fall back on", () => {
  expect(outOfApp("https://pay.example/pay/cpi_1?lang=ru", { app: null, os: "android" })).toBe(
    "intent://pay.example/pay/cpi_1?lang=ru#Intent;scheme=https;action=android.intent.action.VIEW;" +
      "S.browser_fallback_url=https%3A%2F%2Fpay.example%2Fpay%2Fcpi_1%3Flang%3Dru;end",
  );
});

it("iOS gets Safari's own scheme; elsewhere no way is known", () => {
  const address = "https://pay.example/pay/cpi_1";
  expect(outOfApp(address, { app: "Line", os: "ios" })).toBe("x-safari-https://pay.example/pay/cpi_1");
  expect(outOfApp(address, { app: "WeChat", os: "other" })).toBeNull();
});

it.each([
  "http://pay.example/",
  "javascript:alert(1)",
  "intent://x#Intent;end",
  "",
  "https://a:b@pay.example/",
])("nothing opens %s outside", (address) => {
  expect(outOfApp(address, { app: null, os: "android" })).toBeNull();
  expect(outOfApp(address, { app: null, os: "ios" })).toBeNull();
});
