/**
 * What is to go wrong with the payments of one order. The journeys, the scenario page, Commerce and the Gate all
 * speak of trouble in these words, so this file imports nothing.
 */
export type Faults = {
  /** What the bank says, in place of the card's own scenario. */
  outcome?:
    | { kind: "success" }
    | { kind: "decline"; code: string }
    | { kind: "error"; code: string }
    | { kind: "partial"; minor: number }
    | { kind: "processing" };
  /** How long the bank thinks before the outcome, ms (default 150). Not scaled. */
  bankMs?: number;
  /** The sale request: whether it is taken, and how badly it is answered. */
  sale?: SaleFault;
  callback?: CallbackFaults;
  /** Status queries. */
  status?: "http500" | "notFound" | "html";
  /** What the payer has to go through before the outcome, in place of the card's or method's own way. */
  scenario?: ScenarioName;
  /** How the bank's 3-D Secure pages behave; without it, promptly and by the book. */
  acs?: AcsFaults;
  /** How money goes back: before the business day closes, or not at all. */
  refund?: "reversal" | "decline";
};

export type ScenarioName =
  | "3ds-challenge"
  | "3ds-challenge-3ds1"
  | "3ds-frictionless"
  | "3ds-device-skipped"
  | "3ds-fallback-after-device"
  | "3ds-fallback-after-challenge"
  | "3ds-cascade"
  | "3ds-soft-decline"
  | "3ds-silent"
  | "clarification-bank"
  | "clarification-list"
  | "clarification-schema"
  | "clarification-twice"
  | "code"
  | "code-three-tries"
  | "merchant-auth"
  | "redirect-get"
  | "redirect-post"
  | "redirect-empty-url"
  | "redirect-bad-scheme"
  | "redirect-second"
  | "redirect-nested"
  | "redirect-empty-object"
  | "redirect-unknown-mode"
  | "display-qr"
  | "display-image"
  | "display-requisites"
  | "push"
  | "retry-offer";

export type AcsFaults = {
  /** The page in the hidden frame reports never, or after 12 s. */
  device?: "never" | "slow";
  /** The bank's page goes on after 8 s, or never. */
  challenge?: "slow" | "silent";
  /** How the answer comes back: posted twice, or by GET. */
  comesBack?: "twice" | "byGet";
};

export type SaleFault =
  | "timeoutAfterAccept"
  | "timeoutNotAccepted"
  /** The socket is destroyed, nothing is taken. */
  | "refuse"
  | "resetAfterAccept"
  | "http500NotAccepted"
  | "http500AfterAccept"
  | "htmlAfterAccept"
  | "htmlNotAccepted"
  | "truncatedAfterAccept"
  /** Taken, answered after 3 s. */
  | "slow"
  | "http403"
  | "http422";

/** The Gate's callbacks of this payment. */
export type CallbackFaults = {
  delayMs?: number;
  lost?: boolean;
  copies?: number;
  /** The final one first, then the intermediate one. */
  reordered?: boolean;
  /** The final one is delivered before the sale is answered. */
  beforeAnswer?: boolean;
  /** A forged success goes first; the true one follows unless lost. */
  forged?: "signature" | "amount" | "currency" | "project" | "paymentId";
  contradiction?: "declineAfterSuccess" | "successAfterDecline";
};
