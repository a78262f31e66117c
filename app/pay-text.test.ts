import { expect, it } from "vitest";
import { payText } from "@/app/pay-text";
import { texts } from "@/lib/i18n/texts";
import { anInvoice } from "@/lib/payment/factories";

const invoice = anInvoice({ amount: { minor: 10_890, currency: "EUR" } });

it.each([
  ["subscribe", "Subscribe for €108.90"],
  ["donate", "Donate €108.90"],
  ["pay", "Pay €108.90"],
  [null, "Pay €108.90"],
  [undefined, "Pay €108.90"],
])("the button that pays says what the link asked for: %s", (payButton, says) =>
  expect(payText({ invoice, options: payButton === undefined ? {} : { payButton } }, texts("en"))).toBe(says),
);
