import type { HandIn, SheetEnd, WalletAsk } from "@/components/wallet/types";

/** The part of Safari's own Apple Pay that is used here. Source: Apple, Apple Pay JS API, version 3. */
type Session = {
  onvalidatemerchant: ((event: { readonly validationURL: string }) => void) | null;
  onpaymentauthorized:
    ((event: { readonly payment: { readonly token: { readonly paymentData: unknown } } }) => void) | null;
  addEventListener: (name: "cancel", heard: () => void) => void;
  begin: () => void;
  abort: () => void;
  completeMerchantValidation: (session: unknown) => void;
  completePayment: (result: { readonly status: number }) => void;
};
type SessionClass = {
  new (version: number, request: unknown): Session;
  canMakePayments: () => boolean;
  readonly STATUS_SUCCESS: number;
  readonly STATUS_FAILURE: number;
};

const sessionClass = (): SessionClass | undefined =>
  (globalThis as { readonly ApplePaySession?: SessionClass }).ApplePaySession;

/** Old enough for every device that has it, new enough for what is asked. */
const version = 3;
const networkNames: Readonly<Record<string, string>> = { mastercard: "masterCard" };

export const canApplePay = (): boolean => {
  try {
    return sessionClass()?.canMakePayments() === true;
  } catch {
    // Not over https, or a frame that may not.
    return false;
  }
};

/** Opens the sheet; must be called in the press itself. */
export function payByApple(
  ask: Extract<WalletAsk, { wallet: "apple_pay" }>,
  openSession: (validationUrl: string) => Promise<unknown>,
  handIn: HandIn,
): Promise<SheetEnd> {
  const Sheet = sessionClass();
  if (Sheet === undefined) return Promise.resolve({ kind: "failed" });
  const { total, country, networks } = ask;
  const sheet = new Sheet(version, {
    countryCode: country,
    currencyCode: total.currency,
    supportedNetworks: networks.map((network) => networkNames[network] ?? network),
    merchantCapabilities: ["supports3DS"],
    total: { label: total.label, amount: total.amount },
  });
  return new Promise((resolve) => {
    sheet.addEventListener("cancel", () => resolve({ kind: "stopped" }));
    sheet.onvalidatemerchant = ({ validationURL }) => {
      openSession(validationURL).then(
        (session) => sheet.completeMerchantValidation(session),
        () => {
          resolve({ kind: "failed" });
          sheet.abort();
        },
      );
    };
    sheet.onpaymentauthorized = ({ payment }) => {
      void handIn(JSON.stringify(payment.token.paymentData)).then(({ href, outcome }) => {
        resolve({ kind: "told", href });
        // A sheet can only say yes or no. While nobody knows, it is closed and our page says so.
        if (outcome === "open") sheet.abort();
        else
          sheet.completePayment({ status: outcome === "paid" ? Sheet.STATUS_SUCCESS : Sheet.STATUS_FAILURE });
      });
    };
    sheet.begin();
  });
}
