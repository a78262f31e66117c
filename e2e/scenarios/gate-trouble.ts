import { BY_INVOICE, BY_PARAMETERS, DECLINED, NOT_STARTED, PAID, VISA } from "@/e2e/scenarios/common";
import type { Scenario } from "@/e2e/scenarios/types";

const taken = { group: "Unknown for a while", order: BY_INVOICE, card: VISA, ends: PAID } as const;

const notTaken = { group: "Not started", order: BY_PARAMETERS, card: VISA, ends: NOT_STARTED } as const;

export const gateTroubleScenarios: readonly Scenario[] = [
  {
    ...taken,
    id: "unknown-then-success",
    title: "Taken, but no answer",
    about: "The Gate takes the payment and never answers; its callback brings the truth.",
    faults: { sale: "timeoutAfterAccept" },
  },
  {
    ...taken,
    id: "unknown-then-decline",
    title: "Garbage in answer, then a decline",
    about: "The Gate answers with a web page; then the bank says no.",
    faults: { sale: "htmlAfterAccept", outcome: { kind: "decline", code: "10105" } },
    ends: { ...DECLINED, group: "noMoney" },
  },
  {
    ...taken,
    id: "http-500-taken",
    title: "Error 500, but taken",
    about: "The Gate reports trouble of its own although it took the payment.",
    faults: { sale: "http500AfterAccept" },
  },
  {
    ...taken,
    id: "reset-taken",
    title: "Connection lost, but taken",
    about: "The connection breaks after the payment was taken.",
    faults: { sale: "resetAfterAccept" },
  },
  {
    ...taken,
    id: "truncated-taken",
    title: "Half an answer, but taken",
    about: "The Gate's answer breaks off in the middle.",
    faults: { sale: "truncatedAfterAccept" },
  },
  {
    ...taken,
    id: "slow-answer",
    title: "Slow answer",
    about: "The Gate takes three seconds to say that it has the payment.",
    faults: { sale: "slow" },
  },
  {
    ...taken,
    id: "unknown-then-status",
    title: "Error 500, no callback",
    about: "Only asking the Gate tells that the payment was taken.",
    faults: { sale: "http500AfterAccept", callback: { lost: true } },
  },
  {
    ...notTaken,
    id: "http-500-not-taken",
    title: "Error 500, not taken",
    about: "The Gate fails before it takes anything; after a check the payer may try again.",
    faults: { sale: "http500NotAccepted" },
  },
  {
    ...notTaken,
    id: "html-not-taken",
    title: "Garbage in answer, not taken",
    about: "A web page in place of an answer, and the Gate never heard of the payment.",
    faults: { sale: "htmlNotAccepted" },
  },
  {
    ...notTaken,
    id: "timeout-not-taken",
    title: "No answer, not taken",
    about: "The Gate is silent and has taken nothing.",
    faults: { sale: "timeoutNotAccepted" },
  },
  {
    ...notTaken,
    id: "refused-connection",
    title: "Connection refused",
    about: "The Gate hangs up before it takes anything.",
    faults: { sale: "refuse" },
  },
  {
    ...notTaken,
    id: "http-403",
    title: "Error 403",
    about: "The Gate does not let the request in; nothing started.",
    faults: { sale: "http403" },
  },
  {
    ...notTaken,
    id: "http-422",
    title: "Error 422",
    about: "The Gate cannot read the request; nothing started.",
    faults: { sale: "http422" },
  },
  {
    ...notTaken,
    id: "gate-validation-error",
    title: "Rejected in validation",
    about: "The Gate takes the request and then rejects it; the same payment may be handed in again.",
    faults: { outcome: { kind: "error", code: "502" } },
  },
];
