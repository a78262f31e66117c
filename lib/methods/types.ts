import type { Money } from "@/lib/money/money";

/** Per language texts; the wanted one may be missing. Source: public-api.md 2.5. */
export type Texts = Readonly<Record<string, string>>;

/** A field that a service asks for. `regexp` is as sent (PHP style), compiled in lib/methods only. */
export type ServiceField = {
  readonly key: string;
  readonly label: Texts;
  readonly hint: Texts;
  readonly regexp: string | null;
  readonly required: boolean;
  readonly position: number;
};

export type ServiceFee = { readonly ratePercent: number; readonly fixed: number };

/** A method in a currency and a flow. Source: public-api.md 3.3. */
export type PaymentService = {
  readonly code: string;
  readonly method: string;
  readonly flow: string;
  readonly currency: string;
  readonly fields: readonly ServiceField[];
  /** Limits in major units of the service's currency as decimal text, null where unlimited. */
  readonly min: string | null;
  readonly max: string | null;
  readonly fee: ServiceFee | null;
  readonly zeroFee: boolean;
};

export type PaymentMethod = {
  readonly code: string;
  readonly name: Texts;
  readonly category: string;
  readonly position: number;
};

/** What an account offers for one amount. */
export type Offer = {
  readonly amount: Money | null;
  readonly testMode: boolean;
  readonly services: readonly PaymentService[];
  readonly methods: readonly PaymentMethod[];
  readonly merchant: {
    readonly name: string | null;
    readonly description: string | null;
    readonly website: string | null;
  };
};
