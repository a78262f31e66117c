import type { Fields } from "@/e2e/sandbox/gate/fields";
import type { Operation, Payment } from "@/e2e/sandbox/gate/payment";
import type { World } from "@/e2e/sandbox/gate/world";

export type StepStatus =
  | "awaiting 3ds result"
  | "awaiting merchant auth"
  | "awaiting redirect result"
  | "awaiting customer action"
  | "awaiting clarification"
  | "awaiting customer";

export type Instruction = {
  /** Members beside `payment`. */
  readonly message?: object;
  /** Members inside `payment`. */
  readonly members?: object;
  /** What the payer's browser is told to carry to the page. */
  readonly fields?: Readonly<Record<string, string>>;
  /** What a success will take where it is not what was asked for, minor units. */
  readonly due?: number;
  /** Until when a one-time code is taken, ms since 1970. */
  readonly validUntil?: number;
  /** Ends the wait at this very moment, ms since 1970. */
  readonly endsAt?: number;
};

export type StepContext = {
  readonly world: World;
  readonly payment: Payment;
  readonly operation: Operation;
  /** Names the page at the bank or provider. */
  readonly id: string;
};

type What =
  | { readonly kind: "deviceCheck" }
  | {
      readonly kind: "challenge";
      readonly version: 1 | 2;
      /** false: the bank lets the payer through without a question. */
      readonly asks: boolean;
      /** Whatever the payer does, another authentication follows. */
      readonly isFirstOfCascade: boolean;
    }
  | { readonly kind: "redirect"; readonly method: "GET" | "POST" }
  | { readonly kind: "display" }
  /** The payer agrees in an app of their own after so many real milliseconds. */
  | { readonly kind: "push"; readonly agreesAfterMs: number }
  | { readonly kind: "clarification"; readonly wanted: Fields }
  | { readonly kind: "code"; readonly resends: number; readonly tries: number }
  | { readonly kind: "merchantAuth"; readonly isStarted: boolean }
  | { readonly kind: "retryOffer" };

/** One thing that a payer or merchant has to do before a payment goes on. A scenario is a list of these. */
export type Step = What & {
  readonly status: StepStatus;
  /** How long the Gate waits for it, ms of the scaled clock, and the code of the decline that follows. */
  readonly patienceMs: number;
  readonly endsWith: string;
  /** The operation's own end, where only the payment goes on. */
  readonly declined?: string;
  readonly instruct: (context: StepContext) => Instruction;
};

export type StepKind = Step["kind"];

export const HALF_AN_HOUR = 30 * 60_000;
