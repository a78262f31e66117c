type Common = {
  /** A finished decimal of major units, as wallets want it. */
  readonly total: { readonly label: string; readonly amount: string; readonly currency: string };
  readonly country: string;
  readonly networks: readonly string[];
};

/** What the page asks of a wallet of the device. */
export type WalletAsk =
  | (Common & { readonly wallet: "apple_pay" })
  | (Common & {
      readonly wallet: "google_pay";
      readonly environment: "TEST" | "PRODUCTION";
      readonly gateway: string;
      readonly gatewayMerchantId: string;
      readonly merchant: Readonly<Record<string, string>>;
    });

/** What the server made of a wallet's token. `open`: nobody knows yet. */
export type WalletTold = { readonly href: string; readonly outcome: "paid" | "open" | "no" };

/** Hands the token in and says what came of it. */
export type HandIn = (token: string) => Promise<WalletTold>;

/** How a sheet was left: with an address to go on to, by the payer, or by a fault of its own. Nothing is sent in the last two. */
export type SheetEnd =
  { readonly kind: "told"; readonly href: string } | { readonly kind: "stopped" | "failed" };
