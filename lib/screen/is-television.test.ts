import { describe, expect, it } from "vitest";
import { guessTelevision } from "@/lib/screen/is-television";

const gecko = "AppleWebKit/537.36 (KHTML, like Gecko)";

/** Strings as such devices send them, by kind and maker. */
const televisions = {
  "LG app": `Mozilla/5.0 (Web0S; Linux/SmartTV) ${gecko} Chrome/108.0.5359.211 Safari/537.36 WebAppManager`,
  "LG browser": `Mozilla/5.0 (Web0S; Linux/SmartTV) ${gecko} Chrome/79.0.3945.79 Safari/537.36 LG Browser/8.00.00(LGE; 55UP75006LF; 03.21.60; 1; DTV_W21P); webOS.TV-2021; LG NetCast.TV-2013`,
  "LG in HbbTV": `Mozilla/5.0 (Linux; Andr0id 9; BRAVIA) ${gecko} Chr0me/79.0.3945.79 Safari/537.36 HbbTV/1.5.1 (+DRM; LGE; 55UP75006LF; WEBOS6.0)`,
  "LG NetCast":
    "Mozilla/5.0 (Unknown; Linux armv7l) AppleWebKit/537.1+ (KHTML, like Gecko) Safari/537.1+ LG Browser/6.00.00(+mouse+3D+SCREEN+TUNER; LGE; 42LA660S-ZA; 04.25.05)",
  "Samsung browser": `Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.0) ${gecko} SamsungBrowser/3.0 Chrome/76.0.3809.146 TV Safari/537.36`,
  "Samsung app": `Mozilla/5.0 (SMART-TV; LINUX; Tizen 7.0) ${gecko} 94.0.4606.31/7.0 TV Safari/537.36`,
  "Samsung of 2016":
    "Mozilla/5.0 (SMART-TV; Linux; Tizen 2.4.0) AppleWebkit/538.1 (KHTML, like Gecko) SamsungBrowser/1.1 TV Safari/538.1",
  "Samsung Linux words": `Mozilla/5.0 (Linux; Tizen 5.0; SAMSUNG UE50RU7100) ${gecko} 63.0.3239.84/5.0 TV Safari/537.36`,
  VIDAA: `Mozilla/5.0 (Linux; Android 9; Hisense) ${gecko} Chrome/88.0.4324.93 Safari/537.36 OPR/46.0.2207.0 OMI/4.21.0.273 Model/Vidaa VIDAA/6.0`,
  "VIDAA Odin": `Mozilla/5.0 (Linux) ${gecko} Chrome/100.0.4896.60 Safari/537.36 Odin/100.0.4896.0.19.2 VIDAA/8.0 (Hisense;SmartTV)`,
  "Vewd on Sony": `Mozilla/5.0 (Linux armv7l) ${gecko} Chrome/84.0.4147.125 Safari/537.36 OPR/40.0.2207.0 OMI/4.21.0.273.DIA6.149 HbbTV/1.5.1 (; Sony; KD-55;)`,
  "Titan OS on Philips": `Mozilla/5.0 (Linux) ${gecko} Chrome/122.0.6261.128 Safari/537.36 OMI/4.24.3 TitanOS/3.0 (Philips)`,
  "TiVo OS": `Mozilla/5.0 (Linux) ${gecko} Chrome/122.0.0.0 Safari/537.36 TiVoOS/1.1 (Vestel)`,
  "Philips NetTV":
    "Opera/9.80 (Linux armv7l; HbbTV/1.2.1 (; Philips; 48PFS8209;; PHILIPSTV; CE-HTML/1.0 NETTV/4.3.1) Presto/2.12.407 Version/12.50",
  Vizio: `Mozilla/5.0 (X11; Linux armv7l) ${gecko} Chrome/87.0.4280.88 Safari/537.36 CrKey/1.0.999999 VIZIO SmartCast(Conjure/MTKE-9.0 FW/2.0)`,
  Chromecast: `Mozilla/5.0 (X11; Linux aarch64) ${gecko} Chrome/115.0.5790.136 Safari/537.36 CrKey/1.56.500000`,
  "Fire TV Silk": `Mozilla/5.0 (Linux; Android 7.1.2; AFTMM Build/NS6265) ${gecko} Silk/112.4.1 like Chrome/112.0.5615.213 Safari/537.36`,
  "Fire TV web view": `Mozilla/5.0 (Linux; Android 9; AFTKA Build/PS7624; wv) ${gecko} Version/4.0 Chrome/108.0.5359.160 Mobile Safari/537.36`,
  "Fire TV Vega": `Mozilla/5.0 (Linux; Kepler/1.1; AFTCA002) ${gecko} Chrome/130.0.0.0 Safari/537.36`,
  "Sony Bravia": `Mozilla/5.0 (Linux; Android 10; BRAVIA 4K UR2 Build/PTT1) ${gecko} Chrome/109.0.5414.118 Safari/537.36`,
  "Panasonic Viera":
    "Mozilla/5.0 (X11; FreeBSD; U; Viera; de-DE) AppleWebKit/537.11 (KHTML, like Gecko) Viera/3.10.14 Chrome/23.0.1271.97 Safari/537.11",
  Xiaomi: `Mozilla/5.0 (Linux; Android 9; MiTV-MSSP1 Build/PI) ${gecko} Chrome/85.0.4183.81 Safari/537.36`,
  "Mi Box": `Mozilla/5.0 (Linux; Android 8.0.0; MIBOX3 Build/OPR6) ${gecko} Chrome/74.0.3729.157 Safari/537.36`,
  "Android TV by name": `Mozilla/5.0 (Linux; Android 11; Android TV Build/RTT0) ${gecko} Chrome/98.0.4758.101 Safari/537.36`,
  "Google TV": `Mozilla/5.0 (Linux; Android 12; GoogleTV) ${gecko} Chrome/120.0.0.0 Safari/537.36`,
  Roku: "Roku/DVP-9.10 (519.10E04111A)",
  "PlayStation 5":
    "Mozilla/5.0 (PlayStation; PlayStation 5/6.50) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.0 Safari/605.1.15",
  "PlayStation 4": "Mozilla/5.0 (PlayStation 4 11.00) AppleWebKit/605.1.15 (KHTML, like Gecko)",
  Xbox: `Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox Series X) ${gecko} Chrome/120.0.0.0 Safari/537.36 Edge/44.18363.8131`,
  "Whale TV": `Mozilla/5.0 (Linux; WhaleTV) ${gecko} Chrome/107.0.0.0 Safari/537.36 SmartTvA/4.0`,
} as const;

const others = {
  iPhone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
  iPad: "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1",
  Pixel: `Mozilla/5.0 (Linux; Android 14; Pixel 8) ${gecko} Chrome/126.0.0.0 Mobile Safari/537.36`,
  "Galaxy phone": `Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-S911B) ${gecko} SamsungBrowser/24.0 Chrome/117.0.0.0 Mobile Safari/537.36`,
  "Xperia phone": `Mozilla/5.0 (Linux; Android 12; XQ-BC52) ${gecko} Chrome/120.0.0.0 Mobile Safari/537.36`,
  "Tizen phone": `Mozilla/5.0 (Linux; Tizen 2.3; SAMSUNG SM-Z130H) AppleWebKit/537.3 (KHTML, like Gecko) SamsungBrowser/1.0 Mobile Safari/537.3`,
  "Tizen watch": `Mozilla/5.0 (Linux; Tizen 4.0; SAMSUNG SM-R800) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/1.0 Chrome/56.0.2924.0 Mobile Safari/537.36`,
  "webOS phone of 2010":
    "Mozilla/5.0 (webOS/1.4.0; U; en-US) AppleWebKit/532.2 (KHTML, like Gecko) Version/1.0 Safari/532.2 Pre/1.1",
  "in-app browser":
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 330.0.0 (iPhone14,2)",
  Windows: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${gecko} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`,
  Mac: "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
  Linux: "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
  Chromebook: `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${gecko} Chrome/126.0.0.0 Safari/537.36`,
  "a link preview": "TelegramBot (like TwitterBot)",
  "a search engine": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  nothing: null,
  empty: "",
} as const;

/** Tablets and Android televisions without a word of their own: the browser itself must tell. */
const unsure = {
  "Galaxy tablet": `Mozilla/5.0 (Linux; Android 13; SM-X700) ${gecko} Chrome/126.0.0.0 Safari/537.36`,
  "Fire tablet": `Mozilla/5.0 (Linux; Android 9; KFMAWI) ${gecko} Silk/112.4.1 like Chrome/112.0.5615.213 Safari/537.36`,
  "an Android box": `Mozilla/5.0 (Linux; Android 10; X96 Max) ${gecko} Chrome/109.0.5414.118 Safari/537.36`,
} as const;

describe("guessTelevision", () => {
  it.each(Object.entries(televisions))("takes %s for a television", (_, text) =>
    expect(guessTelevision(text)).toBe("tv"),
  );
  it.each(Object.entries(others))("takes %s for none", (_, text) => expect(guessTelevision(text)).toBe("no"));
  it.each(Object.entries(unsure))("leaves %s to the browser", (_, text) =>
    expect(guessTelevision(text)).toBe("maybe"),
  );

  it("reads no more than the beginning of a string without end", () => {
    expect(guessTelevision(`Mozilla/5.0 (Linux; Tizen 6.0 ${"tv; ".repeat(200_000)}`)).toBe("tv");
    expect(guessTelevision("Android; ".repeat(200_000))).toBe("maybe");
  });
});
