import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseInvoiceId, type InvoiceId } from "@/lib/payment/invoice";
import { nextCheckDelay } from "@/lib/payment/check-schedule";
import { buildPaymentId } from "@/lib/payment/payment-id";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const id = (text: string) => parseInvoiceId(text) as InvoiceId;

describe("the payment id of a try", () => {
  it("is the same for the same invoice and number, today and after any crash", () => {
    expect(buildPaymentId(id("cpi_AbCdEfGh12345678"), 1, sha256)).toBe("cpi_abcdefgh12345678-0db31a5d-1");
  });
  it("keeps apart two invoices whose ids differ only in case, for a Gate that compares without case", () => {
    const one = buildPaymentId(id("cpi_AbCdEfGh12345678"), 1, sha256);
    const other = buildPaymentId(id("cpi_aBcDeFgH12345678"), 1, sha256);
    expect(one.toLowerCase()).not.toBe(other.toLowerCase());
  });
  it("is lower-case and within the Gate's 255 characters", () => {
    const long = buildPaymentId(id(`cpi_${"Z".repeat(70)}`), 999, sha256);
    expect(long).toBe(long.toLowerCase());
    expect(long.length).toBeLessThan(256);
  });
});

describe("an invoice id", () => {
  it.each(["", "..", "a/b", "cpi_Abc%2F", "-cpi", "x".repeat(81), "cpi_Ab c", null, 7])(
    "refuses %j",
    (value) => {
      expect(parseInvoiceId(value)).toBeNull();
    },
  );
});

describe("the schedule of status queries", () => {
  it("never asks sooner than the first delay after the sale, and never stops", () => {
    expect(nextCheckDelay(0, 10_000)).toBe(10_000);
    for (let checks = 0; checks < 500; checks += 1) {
      expect(nextCheckDelay(checks, 10_000)).toBeGreaterThanOrEqual(5_000);
      expect(nextCheckDelay(checks, 10_000)).toBeLessThanOrEqual(3_600_000);
    }
  });
  it("asks ever less often", () => {
    expect(nextCheckDelay(1_000, 10_000)).toBe(3_600_000);
  });
});
