import type { Brand } from "@/lib/brand/brand";
import type { WalletSettings } from "@/lib/payment/wallets";

/** One merchant account that this instance serves. The file's shape is a fixed contract (README, Configuration). */
export type Account = {
  readonly commerceAccount: string;
  readonly publicKey: string;
  readonly name: string;
  /** `formerSecret` is believed beside `secret` while keys are changed, and signs nothing. */
  readonly gate: {
    readonly projectId: number;
    readonly secret: string;
    readonly formerSecret?: string | undefined;
  };
  /** Public API method code → the Gate's method name: those are paid through the Gate. */
  readonly gateMethods: Readonly<Record<string, string>>;
  readonly returnUrl: {
    readonly success: string | null;
    readonly decline: string | null;
    readonly return: string | null;
  };
  readonly allowedReturnOrigins: readonly string[];
  readonly frameAncestors: readonly string[];
  /** A card may be typed inside of such a frame too. Otherwise that step opens in the whole window. */
  readonly frameCardPage: boolean;
  /** Tries by card that one invoice may take; 5 unless the file says otherwise. */
  readonly attemptsLimit: number;
  /** Payers may have their card kept here, and cards that are kept may pay. */
  readonly saveCards: boolean;
  /** The methods whose card form asks for the billing address; `*` for all. Source: gate.md 8.5, 20.4. */
  readonly billingMethods: readonly string[];
  readonly wallets: WalletSettings;
  readonly brand: Brand;
  readonly legalUrl: string | null;
  readonly supportUrl: string | null;
  /** Real money: the public key is a live one. */
  readonly live: boolean;
};
