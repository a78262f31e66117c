import { afterEach, describe, expect, it, vi } from "vitest";
import { canApplePay, payByApple } from "@/components/wallet/apple";
import { canGooglePay, payByGoogle } from "@/components/wallet/google";
import type { WalletTold } from "@/components/wallet/types";

const total = { label: "Green Room", amount: "108.90", currency: "EUR" };
const apple = { wallet: "apple_pay", total, country: "DE", networks: ["mastercard", "visa"] } as const;
const google = {
  wallet: "google_pay",
  total,
  country: "DE",
  networks: ["VISA"],
  environment: "TEST",
  gateway: "gate",
  gatewayMerchantId: "42",
  merchant: { merchantName: "Green Room" },
} as const;

afterEach(() => vi.unstubAllGlobals());

const told = (outcome: WalletTold["outcome"]) => () => Promise.resolve({ href: "/pay/cpi_1", outcome });

describe("Apple's sheet", () => {
  const heard: unknown[] = [];
  class Sheet extends EventTarget {
    static readonly STATUS_SUCCESS = 0;
    static readonly STATUS_FAILURE = 1;
    static canMakePayments = (): boolean => true;
    onvalidatemerchant: ((event: unknown) => void) | null = null;
    onpaymentauthorized: ((event: unknown) => void) | null = null;
    constructor(_version: number, request: unknown) {
      super();
      heard.length = 0;
      heard.push(request);
    }
    begin(): void {
      this.onvalidatemerchant?.({ validationURL: "https://apple-pay-gateway.apple.com/x" });
    }
    completeMerchantValidation(): void {
      this.onpaymentauthorized?.({ payment: { token: { paymentData: { data: "c2VhbGVk" } } } });
    }
    abort(): void {
      heard.push("aborted");
      this.dispatchEvent(new Event("cancel"));
    }
    completePayment({ status }: { readonly status: number }): void {
      heard.push(status);
    }
  }

  it.each([
    ["paid", 0],
    ["no", 1],
    ["open", "aborted"],
  ] as const)("hears of %s only what is true", async (outcome, word) => {
    vi.stubGlobal("ApplePaySession", Sheet);
    const end = await payByApple(apple, () => Promise.resolve({}), told(outcome));
    await Promise.resolve();
    expect(end).toEqual({ kind: "told", href: "/pay/cpi_1" });
    expect(heard).toEqual([expect.objectContaining({ supportedNetworks: ["masterCard", "visa"] }), word]);
  });

  it("hands nothing in where nobody vouches for the merchant", async () => {
    vi.stubGlobal("ApplePaySession", Sheet);
    const handIn = vi.fn(told("paid"));
    expect(await payByApple(apple, () => Promise.reject(new Error("no")), handIn)).toEqual({
      kind: "failed",
    });
    expect(handIn).not.toHaveBeenCalled();
  });

  it("is not there in other browsers, nor where asking throws", () => {
    expect(canApplePay()).toBe(false);
    vi.stubGlobal("ApplePaySession", {
      canMakePayments: () => {
        throw new Error("insecure");
      },
    });
    expect(canApplePay()).toBe(false);
  });
});

describe("Google's sheet", () => {
  const sheet = (show: () => Promise<unknown>) =>
    class {
      constructor(readonly methods: readonly { readonly supportedMethods: string }[]) {}
      canMakePayment = () => Promise.resolve(this.methods[0]?.supportedMethods === "https://google.com/pay");
      show = show;
    };
  const answering = (token: unknown, complete: (how: string) => Promise<void>) =>
    sheet(() =>
      Promise.resolve({ details: { paymentMethodData: { tokenizationData: { token } } }, complete }),
    );

  it.each([
    ["paid", "success"],
    ["no", "fail"],
    ["open", "unknown"],
  ] as const)("hears of %s only what is true", async (outcome, word) => {
    const complete = vi.fn(() => Promise.resolve());
    vi.stubGlobal("PaymentRequest", answering("{}", complete));
    expect(await canGooglePay(google)).toBe(true);
    expect(await payByGoogle(google, told(outcome))).toEqual({ kind: "told", href: "/pay/cpi_1" });
    expect(complete).toHaveBeenCalledExactlyOnceWith(word);
  });

  it("hands nothing in without a token, nor when it is closed", async () => {
    const handIn = vi.fn(told("paid"));
    vi.stubGlobal(
      "PaymentRequest",
      answering(undefined, () => Promise.resolve()),
    );
    expect(await payByGoogle(google, handIn)).toEqual({ kind: "failed" });
    vi.stubGlobal(
      "PaymentRequest",
      sheet(() => Promise.reject(new DOMException("x", "AbortError"))),
    );
    expect(await payByGoogle(google, handIn)).toEqual({ kind: "stopped" });
    vi.stubGlobal(
      "PaymentRequest",
      sheet(() => Promise.reject(new DOMException("x", "SecurityError"))),
    );
    expect(await payByGoogle(google, handIn)).toEqual({ kind: "failed" });
    expect(handIn).not.toHaveBeenCalled();
  });

  it("is not there in a browser without payment requests", async () => {
    vi.stubGlobal("PaymentRequest", undefined);
    expect(await canGooglePay(google)).toBe(false);
  });
});
