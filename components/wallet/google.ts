import type { HandIn, SheetEnd, WalletAsk } from "@/components/wallet/types";

type GoogleAsk = Extract<WalletAsk, { wallet: "google_pay" }>;

/** By the browser's own Payment Request: no script of another origin comes to our page. Source: gate.md 2.4. */
function requestFor(ask: GoogleAsk): PaymentRequest {
  const { total, country, networks, environment, gateway, gatewayMerchantId, merchant } = ask;
  return new PaymentRequest(
    [
      {
        supportedMethods: "https://google.com/pay",
        data: {
          apiVersion: 2,
          apiVersionMinor: 0,
          environment,
          merchantInfo: merchant,
          allowedPaymentMethods: [
            {
              type: "CARD",
              parameters: {
                allowedAuthMethods: ["PAN_ONLY", "CRYPTOGRAM_3DS"],
                allowedCardNetworks: networks,
              },
              tokenizationSpecification: {
                type: "PAYMENT_GATEWAY",
                parameters: { gateway, gatewayMerchantId },
              },
            },
          ],
          transactionInfo: {
            countryCode: country,
            currencyCode: total.currency,
            totalPriceStatus: "FINAL",
            totalPrice: total.amount,
          },
        },
      },
    ],
    { total: { label: total.label, amount: { currency: total.currency, value: total.amount } } },
  );
}

export const canGooglePay = async (ask: GoogleAsk): Promise<boolean> => {
  try {
    return await requestFor(ask).canMakePayment();
  } catch {
    return false;
  }
};

const tokenIn = (details: unknown): string | null => {
  const token: unknown = (
    details as {
      readonly paymentMethodData?: { readonly tokenizationData?: { readonly token?: unknown } };
    } | null
  )?.paymentMethodData?.tokenizationData?.token;
  return typeof token === "string" ? token : null;
};

/** Opens the sheet; must be called in the press itself. */
export async function payByGoogle(ask: GoogleAsk, handIn: HandIn): Promise<SheetEnd> {
  let response: PaymentResponse;
  try {
    response = await requestFor(ask).show();
  } catch (reason) {
    const stopped = reason instanceof DOMException && reason.name === "AbortError";
    return { kind: stopped ? "stopped" : "failed" };
  }
  const token = tokenIn(response.details);
  if (token === null) {
    await response.complete("fail");
    return { kind: "failed" };
  }
  const { href, outcome } = await handIn(token);
  await response.complete(outcome === "paid" ? "success" : outcome === "no" ? "fail" : "unknown");
  return { kind: "told", href };
}
