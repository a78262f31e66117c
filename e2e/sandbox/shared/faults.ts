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
