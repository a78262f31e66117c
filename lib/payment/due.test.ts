import { describe, expect, it } from "vitest";
import { announcedAfter, isSumOf } from "@/lib/payment/due";
import { anAttempt, someNews } from "@/lib/payment/factories";
import type { Display } from "@/lib/payment/instruction";
import { readNews } from "@/lib/payment/transition";

const near = { minor: 10_897, currency: "EUR" };
const display = (amount: Display["amount"]): Display => ({
  kind: "display",
  qr: null,
  image: null,
  links: [],
  amount,
  receiver: null,
  expiresAt: null,
  lifetimeMs: null,
  requisites: [],
});

describe("a sum that the Gate told the payer to send", () => {
  const told = anAttempt({ announced: near });

  it("is paid in full by that very sum, or by the one that was asked for", () => {
    expect(readNews(told, someNews({ sum: near }), 20_000, 10_000)).toEqual({ event: "success", alarms: [] });
    expect(readNews(told, someNews({}), 20_000, 10_000)).toEqual({ event: "success", alarms: [] });
  });
  it("is never paid by any other: less is a part, more is a doubt", () => {
    const read = (minor: number) => readNews(told, someNews({ sum: { ...near, minor } }), 20_000, 10_000);
    expect(read(10_896).event).toBeNull();
    expect(read(10_898)).toEqual({ event: null, alarms: ["sumMismatch"] });
    expect(read(10_889).event).toBe("partial");
  });
  it("is a doubt where nothing was announced, and in another currency", () => {
    expect(isSumOf(anAttempt(), near)).toBe(false);
    expect(isSumOf(told, { ...near, currency: "KZT" })).toBe(false);
  });
  it("does not hide a decline that names it", () =>
    expect(readNews(told, someNews({ status: "decline", sum: near }), 20_000, 10_000).event).toBe("decline"));
});

it("keeps the announced sum when the display has gone or names none, and takes the newest", () => {
  const asked = (amount: Display["amount"]) => ({ key: "k", instruction: display(amount), at: null });
  expect(announcedAfter(null, asked(near))).toEqual(near);
  expect(announcedAfter(near, null)).toEqual(near);
  expect(announcedAfter(near, asked(null))).toEqual(near);
  expect(announcedAfter(near, asked({ minor: 1, currency: "EUR" }))).toEqual({ minor: 1, currency: "EUR" });
});
