import { expect, test } from "vitest";
import { viewOf, withView } from "@/app/view-cookie";
import type { Payment } from "@/lib/checkout/load-payment";
import { anInvoice } from "@/lib/payment/factories";

const payment = {
  invoice: anInvoice(),
  options: { hideClock: true, returnUrl: "https://shop.example/" },
} as unknown as Payment;
const cookie = "cpi=cpi_AbCdEfGh12345678&display[hide_footer]=true";

test("only a link with an invoice and a wish for its looks leaves something in the browser", () => {
  expect(viewOf(new URLSearchParams("cpi=cpi_A1b2&display[hide_footer]=1&return_url=x"))).toBe(
    "cpi=cpi_A1b2&display%5Bhide_footer%5D=1",
  );
  expect(viewOf(new URLSearchParams("cpi=cpi_A1b2"))).toBeNull();
  expect(viewOf(new URLSearchParams("public_key=pk&display[hide_footer]=1"))).toBeNull();
  expect(viewOf(new URLSearchParams(`cpi=cpi_A1b2&display[x]=${"y".repeat(2_000)}`))).toBeNull();
});

test("the wishes count for their own invoice only and touch nothing but looks", () => {
  expect(withView(payment, cookie).options).toMatchObject({
    hideFooter: true,
    returnUrl: "https://shop.example/",
  });
  const other = cookie.replace("12345678", "00000000");
  expect(withView(payment, other)).toBe(payment);
  expect(withView(payment, "cpi=%%%")).toBe(payment);
  expect(withView(payment, undefined)).toBe(payment);
});

test("a style is kept as it came, and counts only as it is read", () => {
  const view = viewOf(
    new URLSearchParams(
      "cpi=cpi_AbCdEfGh12345678&theme=dark&style[primary]=%230052cc&style[danger_color]=red;}&pay_button_label=book",
    ),
  );
  expect(withView(payment, view ?? "").options).toMatchObject({
    style: { theme: "dark", colours: { accent: "#0052cc" } },
    payButton: "book",
  });
  expect(withView(payment, cookie).options).not.toHaveProperty("style");
});
