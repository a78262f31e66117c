import { expect, type Page } from "@playwright/test";
import { expectStep } from "@/e2e/journeys/support/payer";
import { takePictures } from "@/e2e/journeys/support/picture";
import type { Scenario } from "@/e2e/scenarios/types";

type WalletPlay = NonNullable<Scenario["wallet"]>;

/** Stands in for what Safari and Google have built in: runs in the page before anything else. */
function standIn({ by, payer }: WalletPlay): void {
  const told = (what: string): void =>
    (window as unknown as { sheetTold: (what: string) => void }).sheetTold(what);
  if (by === "apple_pay") {
    class Sheet extends EventTarget {
      static readonly STATUS_SUCCESS = 0;
      static readonly STATUS_FAILURE = 1;
      static canMakePayments = (): boolean => true;
      onvalidatemerchant: ((event: unknown) => void) | null = null;
      onpaymentauthorized: ((event: unknown) => void) | null = null;
      begin(): void {
        this.onvalidatemerchant?.({
          validationURL: "https://apple-pay-gateway.apple.com/paymentservices/startSession",
        });
      }
      completeMerchantValidation(session: { readonly domainName?: string }): void {
        told(`session for ${session.domainName}`);
        const paymentData = { version: "EC_v1", data: "c2VhbGVk", signature: "c2ln", header: {} };
        if (payer === "closes") this.dispatchEvent(new Event("cancel"));
        else this.onpaymentauthorized?.({ payment: { token: { paymentData } } });
      }
      abort(): void {
        told("aborted");
      }
      completePayment({ status }: { readonly status: number }): void {
        told(status === Sheet.STATUS_SUCCESS ? "yes" : "no");
      }
    }
    Object.assign(window, { ApplePaySession: Sheet });
    return;
  }
  class Request {
    constructor(private readonly methods: readonly { readonly supportedMethods: string }[]) {}
    canMakePayment = (): Promise<boolean> =>
      Promise.resolve(this.methods[0]?.supportedMethods === "https://google.com/pay");
    show = (): Promise<unknown> =>
      payer === "closes"
        ? Promise.reject(new DOMException("closed", "AbortError"))
        : Promise.resolve({
            details: {
              paymentMethodData: {
                tokenizationData: { token: '{"protocolVersion":"ECv2","signature":"c2ln"}' },
              },
            },
            complete: (how: string) => Promise.resolve(told(how)),
          });
  }
  Object.assign(window, { PaymentRequest: Request });
}

/** Chooses a wallet on the list and goes through its sheet; gives back what the sheet was told. */
export const payByWallet = async (page: Page, url: string, play: WalletPlay): Promise<readonly string[]> => {
  const heard: string[] = [];
  await page.exposeFunction("sheetTold", (what: string) => void heard.push(what));
  await page.addInitScript(standIn, play);
  await page.goto(url);
  await expect(page.locator('button[name="service"]').first()).toBeVisible();
  await page.locator(`button[name="service"][value="${play.by}"]`).click();
  await expectStep(page, "wallet");
  const button = page.locator(`button[data-wallet="${play.by}"]`);
  await takePictures(page, "wallet");
  await button.click();
  if (play.payer === "closes") await expect(page.getByText("You closed it.")).toBeVisible();
  else await expectStep(page, "result");
  return heard;
};
