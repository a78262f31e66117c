import type { Money } from "@/lib/money/money";
import type { GateNews } from "@/lib/payment/news";

/** What 3-D Secure may ask about the browser; a missing one only makes a challenge likelier. Source: gate.md 8.5. */
export type BrowserData = {
  readonly userAgent?: string | undefined;
  readonly acceptHeader?: string | undefined;
  readonly acceptLanguage?: string | undefined;
  /** Bits a pixel. */
  readonly colorDepth?: number | undefined;
  readonly javaEnabled?: boolean | undefined;
  readonly scriptEnabled?: boolean | undefined;
  readonly language?: string | undefined;
  /** CSS pixels. */
  readonly screen?: { readonly width: number; readonly height: number } | undefined;
  /** Minutes, UTC minus browser time, as `Date.getTimezoneOffset` gives them. */
  readonly timezoneOffset?: number | undefined;
  readonly timezoneName?: string | undefined;
};

/** Where the card's bank sends its letters; the bank may compare it. Empty texts are left out. Source: gate.md 3.2, 8.5. */
export type Billing = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly postal: string;
  readonly address: string;
};

/** What the payer pays with. Lives in one request's memory only. A brand without CVV has null. Source: gate.md 3.1. */
export type Instrument =
  | {
      readonly kind: "card";
      readonly pan: string;
      /** 1 to 12. */
      readonly month: number;
      /** Four digits. */
      readonly year: number;
      readonly holder: string;
      readonly cvv: string | null;
      /** The payer wants it kept: needs a customer's id. Source: gate.md 13. */
      readonly save?: boolean;
    }
  | { readonly kind: "token"; readonly token: string; readonly cvv: string | null }
  | { readonly kind: "saved"; readonly accountId: number; readonly cvv: string | null }
  /** What a wallet of the device handed over, as its JSON text: card data in a sealed cover. Source: gate.md 2.4. */
  | {
      readonly kind: "etoken";
      readonly token: string;
      /** Google Pay's gateway as the Gate numbers it, where its vendor gave a number. */
      readonly googleGatewayId?: string | null;
    }
  /** Any other method: what its sale needs, by dotted path (`customer.phone`). Source: gate.md 12. */
  | { readonly kind: "method"; readonly fields: Readonly<Record<string, string>> };

/** One one-stage payment as the Gate is asked for it. Source: gate.md 2.1, 3. */
export type Sale = {
  /** The Gate's name of the method, e.g. `card`. */
  readonly gateMethod: string;
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly amount: Money;
  readonly description: string | null;
  readonly callbackUrl: string;
  readonly returnUrl: { readonly success: string; readonly decline: string; readonly return: string };
  /** Where the bank sends the browser, and where its device check reports. Asks for the extended scheme. Source: gate.md 8.3. */
  readonly acsReturn: { readonly result: string; readonly notification: string } | null;
  /** The bank declined a try of this invoice because it was not authenticated: this one is to be. Source: gate.md 8.6, 8.7. */
  readonly challenge?: "required";
  readonly customer: {
    readonly id: string | null;
    readonly ip: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly browser: BrowserData | null;
    /** Where the account asks for it; checked by the card form. */
    readonly billing?: Billing | null;
  };
  readonly instrument: Instrument;
};

/**
 * What is known after the one request. Source: gate.md 4; trust-and-speed.md A.2 (5 to 8).
 *
 * - `accepted`: the Gate works on it; the result comes as news.
 * - `refused`: a well-formed 4xx refusal: the payment did not start.
 * - `duplicate`: the Gate has had this `payment_id` before (3041).
 * - `unreachable`: nothing can have been sent.
 * - `unknown`: it may or may not have been taken.
 * - `news`: the Gate answered with the payment itself, rightly signed (4.6).
 */
export type SaleAnswer =
  | { readonly kind: "accepted"; readonly requestId: string | null }
  | { readonly kind: "refused"; readonly code: string | null; readonly http: number }
  | { readonly kind: "duplicate" }
  | { readonly kind: "unreachable" }
  | {
      readonly kind: "unknown";
      readonly cause: "timeout" | "http5xx" | "garbage" | "reset" | "http4xxGarbage";
    }
  | { readonly kind: "news"; readonly news: GateNews };
