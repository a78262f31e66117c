import { expect, it } from "vitest";
import { payByView } from "@/app/pay/[invoiceId]/instructions/pay-by-view";
import { texts } from "@/lib/i18n/texts";
import type { Display } from "@/lib/payment/instruction";

const display: Display = {
  kind: "display",
  qr: null,
  image: null,
  links: [],
  amount: null,
  receiver: "A. B.",
  expiresAt: null,
  lifetimeMs: null,
  requisites: [],
};

it("shows a sum in a currency whose decimals nobody knows, and copies digits where they are known", () => {
  const sum = (currency: string) => payByView(display, { minor: 1_250, currency }, texts("en")).rows[0];
  expect(sum("ZZZ")).toEqual({ title: "Amount to send", value: "ZZZ\u00a01250", copy: true });
  expect(sum("EUR")).toMatchObject({ copied: "12.50" });
});
