import { expect, it } from "vitest";
import { encryptedOnly, linkAddress, webAddress } from "@/lib/payment/address";
import type { Display, Instruction } from "@/lib/payment/instruction";

it.each([
  ["https://bank.example/a?b=1", true, true],
  ["http://bank.example/a", true, false],
  ["http://127.0.0.1:4010/a", true, true],
  ["http://localhost:4010/a", true, true],
  ["https://user:secret@bank.example/", false, false],
  ["javascript:alert(1)", false, false],
  ["/pay", false, false],
  ["", false, false],
])("%s is an address where no money moves: %s, where it does: %s", (text, plain, live) => {
  expect(webAddress(text, true) !== null).toBe(plain);
  expect(webAddress(text, false) !== null).toBe(live);
});

it.each([
  "upi://pay?pa=name@bank",
  "UPI:pay",
  "gpay://upi/pay?pa=name@bank",
  "phonepe://pay?pa=name@bank",
  "paytmmp://pay?pa=name@bank",
  "bhim://pay?pa=name@bank",
  "bank100000000111://qr.nspk.ru/AS10003P3RH0LJ2A9ROO038L6NT5RU1M?type=02",
  "https://qr.nspk.ru/AS10003P3RH0LJ2A9ROO038L6NT5RU1M?type=02&bank=1&sum=10890&cur=RUB&crc=F3D0",
  "kaspi://pay/1",
  "https://bank.example/",
])("a button may open %s", (link) => {
  expect(linkAddress(link, false)).toBe(link);
});

it.each([
  "ms-msdt:/id PCWDiagnostic",
  "ms-msdt:/id",
  "search-ms:query=x",
  "example://pay",
  "tel:112",
  "sms:112",
  "intent://x#Intent;end",
  "javascript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:https://x.example/1",
  "upi://pay me",
])("no button opens %s", (link) => {
  expect(linkAddress(link, true)).toBeNull();
});

const ask = (instruction: Instruction) => ({ key: "k", instruction });
const display: Display = {
  kind: "display",
  qr: null,
  image: null,
  links: [],
  amount: null,
  receiver: null,
  expiresAt: null,
  lifetimeMs: null,
  requisites: [],
};

it.each([
  { kind: "deviceCheck", url: "http://acs.example/", params: [] },
  { kind: "challenge", scheme: "creq", url: "http://acs.example/", params: [], again: false },
  { kind: "redirect", url: "http://psp.example/", method: "GET", params: [] },
] as const satisfies readonly Instruction[])(
  "with real money nobody is sent over plain http: $kind",
  (over) => {
    expect(encryptedOnly(ask(over))).toBeNull();
    const safe = ask({ ...over, url: "https://acs.example/" });
    expect(encryptedOnly(safe)).toBe(safe);
  },
);

it("with real money a plain link is left out, and what else there is to pay by stays", () => {
  const links = ["http://bank.example/", "https://bank.example/", "upi://pay"];
  const left = encryptedOnly(ask({ ...display, links }))?.instruction;
  expect(left).toMatchObject({ links: ["https://bank.example/", "upi://pay"] });
  const plain = { ...display, links: ["http://bank.example/"] };
  expect(encryptedOnly(ask(plain))).toBeNull();
  expect(encryptedOnly(ask({ ...plain, qr: "x" }))?.instruction).toMatchObject({ qr: "x", links: [] });
});
