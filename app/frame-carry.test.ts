import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { carried, carriedIn, cookiesWithLooks, languageIn, queryOfAsker } from "@/app/frame-carry";

const own = "https://pay.example";
const request = (path: string, before: string | null, init: { method?: string; cookie?: string } = {}) =>
  new NextRequest(`${own}${path}`, {
    method: init.method ?? "GET",
    headers: {
      ...(before === null ? {} : { referer: before }),
      ...(init.cookie === undefined ? {} : { cookie: init.cookie }),
    },
  });
const to = (path: string, before: string | null, method = "GET") =>
  carried(request(path, before, { method }), own);

test("the language goes along from page to page, until another one is chosen", () => {
  expect(to("/pay/cpi_1/card", `${own}/hpp/?cpi=cpi_1&locale=uk`)).toBe("/pay/cpi_1/card?locale=uk");
  expect(to("/pay/cpi_1/card?faults=a", `${own}/pay/cpi_1/card?locale=uk`)).toBe(
    "/pay/cpi_1/card?faults=a&locale=uk",
  );
  expect(to("/pay/cpi_1/card?locale=en", `${own}/pay/cpi_1/card?locale=uk`)).toBeNull();
  expect(to("/pay/cpi_1/card?lang=en", `${own}/pay/cpi_1/card?locale=uk`)).toBeNull();
});

test("the looks go along on the pages of an invoice, and nothing else does", () => {
  const link = `${own}/hpp/?cpi=cpi_1&display[hide_footer]=true&service=x&framed=1`;
  expect(to("/pay/cpi_1/method", link)).toBe("/pay/cpi_1/method?display%5Bhide_footer%5D=true");
  expect(to("/hpp/?cpi=cpi_2", link)).toBeNull();
  expect(to("/pay/cpi_1/method?display[hide_footer]=true", link)).toBeNull();
});

test.each([
  ["no page before it", null],
  ["a page of another site", "https://shop.example/?locale=uk"],
  ["what is no address", "::"],
  ["a page that carried nothing", `${own}/hpp/?cpi=cpi_1`],
])("%s changes nothing", (_name, before) => {
  expect(to("/pay/cpi_1/card", before)).toBeNull();
});

test("a form is never sent round, and an endless address is not carried", () => {
  expect(to("/pay/cpi_1/card", `${own}/hpp/?locale=uk`, "POST")).toBeNull();
  expect(to("/pay/cpi_1/card", `${own}/hpp/?display[x]=${"y".repeat(1_000)}`)).toBeNull();
});

test("a page sees the looks of its address as the cookie that was never kept", () => {
  const path = "/pay/cpi_1/method?display[hide_footer]=true";
  expect(cookiesWithLooks(request(path, null, { cookie: "a=1; checkout_view=old" }))).toBe(
    `a=1; checkout_view=${encodeURIComponent("display%5Bhide_footer%5D=true&cpi=cpi_1")}`,
  );
  expect(cookiesWithLooks(request("/pay/cpi_1/method", null))).toBeNull();
  expect(cookiesWithLooks(request("/hpp/?cpi=cpi_1&display[hide_footer]=true", null))).toBeNull();
});

test("a live page is answered in the language of its own address; other programs and sites are not", () => {
  const asked = (path: string, before: string) => languageIn(queryOfAsker(request(path, before), own));
  expect(asked("/api/state/cpi_1", `${own}/pay/cpi_1/waiting?locale=uk_UA`)).toBe("uk");
  expect(asked("/api/state/cpi_1", "https://shop.example/?locale=uk")).toBeUndefined();
  expect(asked("/api/v1/invoices/cpi_1", `${own}/pay/cpi_1/waiting?locale=uk`)).toBeUndefined();
});

test("a redirect hands on the language and the looks, nothing else, and nothing endless", () => {
  const of = (text: string) => carriedIn(new URLSearchParams(text));
  expect(of("cpi=cpi_1&locale=uk&framed=1&display[hide_footer]=1")).toBe(
    "locale=uk&display%5Bhide_footer%5D=1",
  );
  expect(of("cpi=cpi_1")).toBe("");
  expect(of(`display[x]=${"y".repeat(1_000)}`)).toBe("");
});
