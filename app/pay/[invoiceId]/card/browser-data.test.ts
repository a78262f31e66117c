import { expect, test } from "vitest";
import { readBrowserData } from "@/app/pay/[invoiceId]/card/browser-data";

const headers = new Headers({
  "user-agent": "Mozilla/5.0",
  accept: "text/html",
  "accept-language": "uk-UA,uk;q=0.9,en;q=0.8",
});
const form = (fields: Readonly<Record<string, string>>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const told = {
  screenWidth: "390",
  screenHeight: "844",
  colorDepth: "24",
  timezoneOffset: "-120",
  timezoneName: "Europe/Kyiv",
  language: "uk-UA",
  javaEnabled: "false",
};

test("all that a bank asks of a browser is told", () => {
  expect(readBrowserData(form(told), headers)).toEqual({
    userAgent: "Mozilla/5.0",
    acceptHeader: "text/html",
    acceptLanguage: "uk-UA,uk;q=0.9,en;q=0.8",
    language: "uk-UA",
    colorDepth: 24,
    timezoneOffset: -120,
    timezoneName: "Europe/Kyiv",
    scriptEnabled: true,
    javaEnabled: false,
    screen: { width: 390, height: 844 },
  });
});

test("without script only the headers speak, and nothing is made up", () => {
  const empty = Object.fromEntries(Object.keys(told).map((name) => [name, ""]));
  expect(JSON.parse(JSON.stringify(readBrowserData(form(empty), headers)))).toEqual({
    userAgent: "Mozilla/5.0",
    acceptHeader: "text/html",
    acceptLanguage: "uk-UA,uk;q=0.9,en;q=0.8",
    language: "uk-UA",
    scriptEnabled: false,
  });
});

test("what no browser would say is left out", () => {
  const odd = { ...told, screenWidth: "1e9", timezoneName: "a;b", language: "<b>", javaEnabled: "maybe" };
  const read = readBrowserData(form(odd), new Headers({ "accept-language": "*" }));
  expect([read.screen, read.timezoneName, read.language, read.javaEnabled]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
