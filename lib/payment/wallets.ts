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
    /** Its number at the Gate, where the vendor gave one. Source: gate.md 2.4. */
    readonly gatewayId: string | null;
    /** The merchant's id at Google; tests go without. */
    readonly merchantId: string | null;
  } | null;
};

/** Codes of methods that a link shows only, and never. Source: public-api.md 2.2. */
export type Wishes = { readonly show: readonly string[]; readonly hide: readonly string[] };

/** The wallets that are switched on and that the link does not leave out, in the order in which they are shown. */
export const walletsOf = (
  settings: WalletSettings,
  { show, hide }: Wishes = { show: [], hide: [] },
): readonly Wallet[] =>
  (["apple_pay", "google_pay"] as const).filter(
    (wallet) =>
      settings[wallet] !== null && (show.length === 0 || show.includes(wallet)) && !hide.includes(wallet),
  );
