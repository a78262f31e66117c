import { expect, test } from "vitest";
import { engineTier } from "@/lib/security/engine-tier";

const blink = (chrome: string, system = "X11; Linux x86_64") =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) ${chrome} Safari/537.36`;
const apple = (system: string, rest: string) =>
  `Mozilla/5.0 (${system}) AppleWebKit/605.1.15 (KHTML, like Gecko) ${rest}`;
const iPhone = (os: string, rest = "Mobile/15E148") =>
  apple(`iPhone; CPU iPhone OS ${os} like Mac OS X`, rest);
const gecko = (version: string) =>
  `Mozilla/5.0 (X11; Linux x86_64; rv:${version}) Gecko/20100101 Firefox/${version}`;
const samsung = (number: string, tizen = "6.0") =>
  `Mozilla/5.0 (SMART-TV; LINUX; Tizen ${tizen}) AppleWebKit/537.36 (KHTML, like Gecko) ${number} TV Safari/537.36`;
const lg = "Web0S; Linux/SmartTV";

test.each([
  ["Chromium at the floor", blink("Chrome/64.0.3282.140")],
  ["today's Chromium", blink("HeadlessChrome/156.0.0.0")],
  ["Edge, Opera and the like by their Chromium", blink("Chrome/126.0.0.0") + " Edg/126.0.0.0"],
  ["a web view of Android", blink("Version/4.0 Chrome/70.0.3538.110 Mobile", "Linux; Android 9; TV; wv")],
  ["LG of 2020", `${blink("Chrome/68.0.3440.106", lg)} WebAppManager`],
  ["LG that writes a zero", blink("Chr0me/79.0.3945.79", "Linux; Andr0id 9") + " HbbTV/1.5.1"],
  ["Samsung's apps, whose number has no name", samsung("94.0.4606.31/7.0")],
  ["Samsung's browser on a television", samsung("SamsungBrowser/4.0 Chrome/76.0.3809.146")],
  ["Vewd by its Chromium", blink("Chrome/84.0.4147.125", lg) + " OPR/46.0.2207.0 OMI/4.21"],
  ["Firefox at the floor", gecko("91.0")],
  ["Safari at the floor", apple("Macintosh; Intel Mac OS X 10_15_7", "Version/15.4 Safari/605.1.15")],
  ["WebKitGTK", apple("X11; Linux x86_64", "Version/26.0 Safari/605.1.15")],
  ["an iPhone", iPhone("15_4", "Version/15.4 Mobile/15E148 Safari/604.1")],
  ["a browser inside an app of an iPhone", iPhone("17_5_1")],
  ["Chrome on an iPhone", iPhone("16_0", "CriOS/126.0.6478.35 Mobile/15E148 Safari/604.1")],
  ["Firefox on an iPhone", iPhone("26_0", "FxiOS/127.0 Mobile/15E148 Safari/605.1.15")],
])("full: %s", (_, name) => {
  expect(engineTier(name)).toBe("full");
});

test.each([
  ["nothing", ""],
  ["no name at all", null],
  ["curl", "curl/8.5.0"],
  ["a name that says nothing", "Mozilla/5.0"],
  ["Chromium below the floor", blink("Chrome/63.0.3239.132")],
  ["LG of 2018", `${blink("Chrome/53.0.2785.34", lg)} WebAppManager`],
  ["LG that writes a zero, of 2018", blink("Chr0me/53.0.2785.34", "Linux; Andr0id 7") + " HbbTV/1.4.1"],
  ["Samsung of 2018", samsung("56.0.2924.0/4.0", "4.0")],
  ["Samsung of 2019", samsung("63.0.3239.84/5.0", "5.0")],
  [
    "Samsung of 2015",
    "Mozilla/5.0 (SMART-TV; Linux; Tizen 2.3) AppleWebkit/538.1 (KHTML, like Gecko) SamsungBrowser/1.0 TV Safari/538.1",
  ],
  ["two numbers, one of them old", `${blink("Chrome/120.0.0.0")} Chrome/56.0.2924.87`],
  [
    "EdgeHTML, which says Chrome/64",
    blink("Chrome/64.0.3282.140", "Windows NT 10.0; Win64; x64") + " Edge/18.17763",
  ],
  ["Internet Explorer", "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko"],
  ["Firefox before the floor", gecko("90.0")],
  ["KaiOS", "Mozilla/5.0 (Mobile; Nokia; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5"],
  ["Pale Moon", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Goanna/20240101 Firefox/128.0 PaleMoon/33.2.0"],
  ["Servo", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Servo/1.0 Firefox/128.0"],
  ["Ladybird", blink("Chrome/140.0.0.0 Ladybird/1.0")],
  ["Safari before the floor", apple("Macintosh; Intel Mac OS X 10_15_7", "Version/15.3 Safari/605.1.15")],
  ["an old iPhone", iPhone("15_3_1", "Version/15.3 Mobile/15E148 Safari/604.1")],
  ["Chrome on an old iPhone", iPhone("14_8", "CriOS/126.0.6478.35 Mobile/15E148 Safari/604.1")],
  ["a PlayStation", apple("PlayStation; PlayStation 5/9.00", "Version/13.0 Safari/605.1.15")],
  ["Opera Mini", "Opera/9.80 (Android; Opera Mini/36.2/119.132; U; id) Presto/2.12.423 Version/12.16"],
  [
    "Googlebot, whatever its engine",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/126.0.0.0 Safari/537.36",
  ],
  ["a messenger's preview", "TelegramBot (like TwitterBot)"],
  ["a preview of a page", "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"],
])("plain: %s", (_, name) => {
  expect(engineTier(name)).toBe("plain");
});

test("a telephone whose maker's name ends in bot is no robot", () => {
  expect(engineTier(blink("Chrome/120.0.0.0 Mobile", "Linux; Android 12; CUBOT P60"))).toBe("full");
});

test("a name of any length is answered at once", () => {
  const names = ["iPhone ".repeat(10_000), "AppleWebKit/605.1.15 ".repeat(10_000), ") 1.".repeat(10_000)];
  expect(names.map(engineTier)).toEqual(["plain", "plain", "plain"]);
});
