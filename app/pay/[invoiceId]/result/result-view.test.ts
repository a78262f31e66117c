import { expect, it } from "vitest";
import { resultView } from "@/app/pay/[invoiceId]/result/result-view";
import { slipView } from "@/app/pay/[invoiceId]/slip-view";
import type { Payment } from "@/lib/checkout/load-payment";
import { sha256 } from "@/lib/checkout/wiring";
import { texts } from "@/lib/i18n/texts";
import { anAttempt, anInvoice } from "@/lib/payment/factories";
import type { Outcome } from "@/lib/payment/outcome";
import { supportCode } from "@/lib/payment/support-code";

const en = texts("en");
const payment = (outcome: Outcome, invoice = anInvoice()): Payment =>
  ({
    outcome,
    invoice,
    attempts: [],
    options: {},
    now: 0,
    account: { name: "Green Room", gateMethods: { payment_card: "card" } },
  }) as unknown as Payment;
const failed = (method: string, resolution: string | null) =>
  resultView(payment({ kind: "failed" }, anInvoice({ method, resolution })), en, () => false);

it("an invoice that Commerce closed unpaid says why, and the code for support", () => {
  expect(failed("ideal", "insufficient_funds")).toMatchObject({
    title: "This invoice can’t be paid any more",
    money: "Nothing was taken.",
    why: "The account is short of money, or a limit was reached.",
    next: "Go back to the shop and start again there.",
    small: ["Support code insufficient_funds"],
  });
  expect(failed("payment_card", "insufficient_funds")?.why).toBe("There was not enough money on the card.");
  expect(failed("ideal", "ok")).toMatchObject({ why: null, small: [] });
  expect(failed("payment_card", "antifraud_error")?.small).toEqual([]);
});

it("a try that did not go through has a code for support, beside the reason where that may be told", () => {
  const small = (code: string) => {
    const attempt = anAttempt({ state: "refused", code, operationId: "77" });
    return resultView(payment({ kind: "notStarted", attempt } as never), en, () => false)?.small;
  };
  const own = supportCode(anAttempt().paymentId, sha256);
  expect(small("2003")).toEqual([`Support code 2003 ${own}`, "77"]);
  expect(small("10401")).toEqual([`Support code ${own}`, "77"]);
});

it("the receipt names the sum that was taken only where it is not the invoice's", () => {
  const rows = (taken: { minor: number; currency: string } | null) => {
    const attempt = anAttempt({ state: "paid", taken });
    const { receipt } = slipView(payment({ kind: "paid", attempt, returned: "none" }), en, () => false);
    return receipt.filter(({ label }) => label === "Taken").map(({ value }) => value);
  };
  const { amount } = anInvoice();
  expect(rows({ ...amount, minor: amount.minor + 7 })).toHaveLength(1);
  expect(rows(amount)).toEqual([]);
  expect(rows(null)).toEqual([]);
});
