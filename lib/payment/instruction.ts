import type { Money } from "@/lib/money/money";

/** Names and values of a form that the payer's browser carries to another origin, in their order. */
export type Params = readonly (readonly [name: string, value: string])[];

/** Requisites that we have words of our own for. */
export type RequisiteName =
  "account" | "bank" | "bic" | "bankCode" | "bankAddress" | "paymentNumber" | "reference" | "where";

/**
 * One line of requisites. `title` is the Gate's, `name` ours where we know it; `copy`: worth a button, because it is
 * typed elsewhere.
 */
export type Requisite = {
  readonly title: string;
  readonly name: RequisiteName | null;
  readonly value: string;
  readonly copy: boolean;
};

/**
 * What the payer must see to pay elsewhere. `qr`: text to draw as a code; `image`: a picture as a data URI; `links`: to
 * an app or a page, checked to be openable; `amount`: the sum to send where it differs from the invoice; `expiresAt`
 * and `lifetimeMs`: after that the requisites are taken away.
 */
export type Display = {
  readonly kind: "display";
  readonly qr: string | null;
  readonly image: string | null;
  readonly links: readonly string[];
  readonly amount: Money | null;
  readonly receiver: string | null;
  readonly expiresAt: number | null;
  readonly lifetimeMs: number | null;
  readonly requisites: readonly Requisite[];
};

/** One value that the Gate lacks. `path` is where it goes below `additional_data`. Limits as the Gate states them. */
export type WantedField = {
  readonly path: readonly string[];
  readonly required: boolean;
  readonly maxLength: number | null;
  readonly pattern: string | null;
  readonly format: string | null;
  /** Text to show with the field, such as a consent. */
  readonly text: string | null;
  /** What was wrong in the last round, in the Gate's key: `required` or another. */
  readonly fault: string | null;
};

/** Times and tries of a one-time code. Source: gate.md 10.4. */
export type CodeRound = {
  readonly until: number | null;
  readonly resendAt: number | null;
  readonly resends: number | null;
};

/**
 * What the Gate wants of the payer next, in our words. Addresses are http(s) and were checked at the border; texts are
 * the Gate's and are only ever shown as text. Source: gate.md 7 to 12, 17.
 */
export type Instruction =
  | { readonly kind: "deviceCheck"; readonly url: string; readonly params: Params }
  /** `pareq`: the bank answers with PaRes, and the page adds its TermUrl; `creq`: it answers with cres. */
  | {
      readonly kind: "challenge";
      readonly scheme: "pareq" | "creq";
      readonly url: string;
      readonly params: Params;
      /** A second authentication after a failed one: the payer is asked first. */
      readonly again: boolean;
    }
  | {
      readonly kind: "redirect";
      readonly url: string;
      readonly method: "GET" | "POST";
      readonly params: Params;
    }
  | Display
  | {
      readonly kind: "clarification";
      readonly fields: readonly WantedField[];
      readonly code: CodeRound | null;
    }
  | { readonly kind: "confirmation" }
  /** The try was declined with `code`; for `lifetimeMs` after that the same payment may be tried again. */
  | { readonly kind: "retryOffer"; readonly code: string | null; readonly lifetimeMs: number | null };

export type InstructionKind = Instruction["kind"];

/** An instruction and what tells it from every other one of the same payment: who answers it answers this key, once. */
export type Ask = { readonly key: string; readonly instruction: Instruction };
