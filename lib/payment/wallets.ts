/**
 * Wallets of the payer's own device. Commerce has no service for them: an account's settings switch them on, and the
 * Gate takes what they hand over. `gateMethod` as in gate.md 2.4.
 */
export const wallets = {
  apple_pay: { name: "Apple Pay", gateMethod: "applepay" },
  google_pay: { name: "Google Pay", gateMethod: "googlepay" },
} as const;

export type Wallet = keyof typeof wallets;

/** The wallet of that name, or null. */
export const parseWallet = (value: unknown): Wallet | null =>
  value === "apple_pay" || value === "google_pay" ? value : null;

/** What an account says of its wallets; null where it does not take one. Countries are alpha-2, brands in lower case. */
export type WalletSettings = {
  readonly apple_pay: { readonly country: string; readonly networks: readonly string[] } | null;
  readonly google_pay: {
    readonly country: string;
    readonly networks: readonly string[];
    /** The gateway's name at Google, as the Gate's vendor gives it. */
    readonly gateway: string;
    /** The merchant's id at Google; tests go without. */
    readonly merchantId: string | null;
  } | null;
};

/** The wallets that are switched on, in the order in which they are shown. */
export const walletsOf = (settings: WalletSettings): readonly Wallet[] =>
  (["apple_pay", "google_pay"] as const).filter((wallet) => settings[wallet] !== null);
