import type { Attempt, AttemptState } from "@/lib/payment/attempt";
import { isCodePending } from "@/lib/payment/code-round";
import type { GateNews } from "@/lib/payment/news";
import { isSumOf } from "@/lib/payment/due";
import type { Money } from "@/lib/money/money";

/** What can happen to an attempt. Each name is an edge of the table below. */
export type AttemptEventKind =
  | "accept"
  | "refuse"
  | "unreachable"
  | "lose"
  | "duplicate"
  | "waiting"
  | "success"
  | "partial"
  | "decline"
  | "error"
  | "unheard"
  | "resubmit";

type Edges = Readonly<Partial<Record<AttemptEventKind, AttemptState>>>;

/** News of the Gate means the same wherever the attempt is not settled yet: the Gate knows more than we do. */
const newsEdges = { success: "paid", partial: "partial", decline: "declined" } as const satisfies Edges;

/**
 * The one table of a payment: state × event → state. What is not here does not happen: the event is kept in the
 * history and changes nothing. Pages, tests and `docs` derive from it.
 *
 * Some edges look odd and are the point of it. `refused` takes news of the Gate: a request that seemed lost may have
 * arrived after all. It also takes the late answer to the sale itself: whatever made us believe that nothing started
 * came before it, and waiting is never wrong. `declined` takes a success: a late one is money that was taken, and it
 * is shown as paid.
 */
export const TRANSITIONS = {
  sent: {
    ...newsEdges,
    accept: "accepted",
    refuse: "refused",
    unreachable: "refused",
    lose: "unknown",
    duplicate: "unknown",
    waiting: "accepted",
    error: "refused",
    unheard: "refused",
  },
  accepted: { ...newsEdges, error: "refused" },
  unknown: { ...newsEdges, waiting: "accepted", error: "refused", unheard: "refused" },
  refused: {
    ...newsEdges,
    accept: "accepted",
    lose: "unknown",
    duplicate: "unknown",
    waiting: "accepted",
    resubmit: "sent",
  },
  declined: { success: "paid", partial: "partial" },
  partial: { success: "paid" },
  paid: {},
} as const satisfies Record<AttemptState, Edges>;

/** Things that staff must look at. They never change what the payer is told. */
export type Alarm =
  | "lateSuccess"
  | "declineAfterSuccess"
  | "sumMismatch"
  | "sumMissing"
  | "partOfUnknownSum"
  | "secondCharge"
  | "acceptedButUnheard";

/** States in which nobody can say yet how it ends. Only waiting is true here. */
export const isOpen = (state: AttemptState): boolean =>
  state === "sent" || state === "accepted" || state === "unknown";

/** States that hold the invoice's only slot: no other attempt may exist beside them. */
export const holdsSlot = (state: AttemptState): boolean => isOpen(state) || state === "refused";

/** The state that follows, or null where the table has no such edge. */
export const nextState = (state: AttemptState, event: AttemptEventKind): AttemptState | null =>
  (TRANSITIONS[state] as Edges)[event] ?? null;

/** A smaller sum in the same currency is a part; anything else is not this payment. */
const isPart = (sum: Money, asked: Money): boolean =>
  sum.currency === asked.currency && sum.minor > 0 && sum.minor < asked.minor;

/** How many "never heard of it" answers, over how long, it takes to believe the Gate. Source: gate.md 4.4. */
export const unheardAfter = { answers: 3, timesFirstCheck: 6 } as const;

/** Causes of our own, see `Attempt.code`: the Gate spoke of money taken, but not of the sum that was asked. */
const doubts: ReadonlySet<string | null> = new Set<Alarm>(["sumMismatch", "sumMissing"]);

/** Money has moved and nobody can say yet how much: waiting is the only true word, whatever the state. */
export const isInDoubt = (attempt: Attempt): boolean =>
  doubts.has(attempt.code) && attempt.state !== "paid" && attempt.state !== "partial";

/** What one piece of news does to an attempt: an edge to take (or none) and what staff should see. */
export type Reading = { readonly event: AttemptEventKind | null; readonly alarms: readonly Alarm[] };

/**
 * Reads verified news against an attempt. The sum is compared here and nowhere else: nothing becomes paid unless the
 * Gate named exactly what was asked, or what it had told the payer to send. `firstCheckMs` is the configured delay before the first status query.
 */
export function readNews(attempt: Attempt, news: GateNews, now: number, firstCheckMs: number): Reading {
  const none: Reading = { event: null, alarms: [] };
  const settled = attempt.state === "paid" || attempt.state === "partial" || isInDoubt(attempt);
  switch (news.status) {
    case "success":
    case "partial": {
      if (news.sum === null) return { event: null, alarms: ["sumMissing"] };
      const late: readonly Alarm[] = attempt.state === "declined" ? ["lateSuccess"] : [];
      if (isSumOf(attempt, news.sum) && news.status === "success") return { event: "success", alarms: late };
      if (isPart(news.sum, attempt.amount)) return { event: "partial", alarms: late };
      if (!isSumOf(attempt, news.sum)) return { event: null, alarms: ["sumMismatch"] };
      // A part, says the status, and names the whole sum: that may be the sum that was asked. It is never told as paid.
      return { event: "partial", alarms: [...late, "partOfUnknownSum"] };
    }
    case "returned":
    case "partlyReturned":
      // Money can only go back after it came: the success was lost on the way.
      return attempt.state === "paid" || attempt.state === "partial"
        ? none
        : { event: "success", alarms: [] };
    case "decline":
      if (news.sum !== null && !isSumOf(attempt, news.sum))
        return { event: isOwnDecline(attempt, news, settled) ? "decline" : null, alarms: ["sumMismatch"] };
      if (isToConfirm(attempt, news)) return none;
      if (!settled) return { event: "decline", alarms: [] };
      // In doubt the Gate is asked on and on, and says so each time: staff were called by the doubt itself.
      return isInDoubt(attempt) && news.source === "status"
        ? none
        : { event: null, alarms: ["declineAfterSuccess"] };
    case "error":
      if (settled) return none;
      return { event: isOfThisSubmission(attempt, news, now, firstCheckMs) ? "error" : null, alarms: [] };
    case "waiting":
      return { event: "waiting", alarms: [] };
    case "notFound":
      return {
        event: !settled && isUnheard(attempt, now, firstCheckMs) ? "unheard" : null,
        alarms: unheardAlarm(attempt),
      };
  }
}

/**
 * A decline that changes nothing until a status query has said it too: a code is out, or the try was handed in again
 * under its `payment_id`, and the Gate's last word on the former submission may only now arrive, while the present one
 * is being charged. Believed too early it would let another payment begin. Source: gate.md 10.4, 17.
 */
export const isToConfirm = (attempt: Attempt, news: GateNews): boolean =>
  news.source === "callback" &&
  news.status === "decline" &&
  isOpen(attempt.state) &&
  (isCodePending(attempt) || attempt.submission > 1);

/**
 * The same of an answer to our own question, where that was asked before the Gate had surely taken the present
 * submission. `asked`: the attempt as it was then. Where the answer to the sale was lost, patience ends the doubt.
 */
export const mayBeOfFormer = (asked: Attempt, news: GateNews, now: number, firstCheckMs: number): boolean =>
  news.source === "status" &&
  news.status === "decline" &&
  asked.submission > 1 &&
  (asked.state === "sent" || asked.state === "unknown") &&
  !isLongAgo(asked, now, firstCheckMs);

/**
 * A decline that names another sum, as the answer to our own question. The sum of the invoice was changed between two
 * submissions (or the store forgot the first one), and the Gate has kept the first: it takes a `payment_id` once, so
 * that nothing was taken under this one and nothing will be. Not believed, the payer would wait for ever. A callback
 * proves less: it may speak of anything, and the question that follows it does not. Source: gate.md 17, 21 row 2.
 */
const isOwnDecline = ({ state }: Attempt, { source }: GateNews, isSettled: boolean): boolean =>
  source === "status" && isOpen(state) && !isSettled;

const unheardAlarm = (attempt: Attempt): readonly Alarm[] =>
  attempt.state === "accepted" && attempt.notFound + 1 === unheardAfter.answers ? ["acceptedButUnheard"] : [];

/**
 * The Gate keeps the error of a submission until the next one under the same `payment_id` reaches it: after a
 * resubmission an error may speak of the former one while the present one is being charged. Then only answers to our
 * own questions count, and as many as it takes to believe that nothing came. Source: gate.md 7.2, 17.
 */
const isOfThisSubmission = (attempt: Attempt, news: GateNews, now: number, firstCheckMs: number): boolean =>
  attempt.submission === 1 || (news.source === "status" && isUnheard(attempt, now, firstCheckMs));

const isUnheard = (attempt: Attempt, now: number, firstCheckMs: number): boolean =>
  attempt.notFound + 1 >= unheardAfter.answers && isLongAgo(attempt, now, firstCheckMs);

/** Since the submission left so much time has passed that it has arrived or never will. */
const isLongAgo = ({ sentAt }: Attempt, now: number, firstCheckMs: number): boolean =>
  sentAt !== null && now - sentAt >= unheardAfter.timesFirstCheck * firstCheckMs;
