import "server-only";
import { getEnv } from "@/lib/config/env";
import { log } from "@/lib/logging/log";
import type { Money } from "@/lib/money/money";
import type { Attempt } from "@/lib/payment/attempt";
import { encryptedOnly } from "@/lib/payment/address";
import { askedAfter } from "@/lib/payment/asked";
import { announcedAfter, isSumOf } from "@/lib/payment/due";
import { nextCheckDelay } from "@/lib/payment/check-schedule";
import type { GateNews } from "@/lib/payment/news";
import { leftAfter, returnedAfter } from "@/lib/payment/returned";
import {
  holdsSlot,
  isInDoubt,
  isOpen,
  isToConfirm,
  mayBeOfFormer,
  nextState,
  readNews,
  type Alarm,
  type Reading,
} from "@/lib/payment/transition";
import { settleTry } from "@/lib/checkout/admit-card";
import { settleSavedCard } from "@/lib/checkout/settle-saved-card";
import { deviceCheckEnd } from "@/lib/threeds/time-boxes";
import { inInvoice } from "@/lib/store/in-invoice";
import type { AttemptPatch } from "@/lib/store/types";

export type Applied = {
  /** The same message was here before; nothing was done again. */
  readonly duplicate: boolean;
  readonly moved: boolean;
  readonly alarms: readonly Alarm[];
};

/**
 * Takes verified news of the Gate into an attempt: one transaction, the invoice locked, the history written, watchers
 * told. `fingerprint` makes a repeated message harmless; status answers carry none and are kept only when they say
 * something new. `attempt` is as it was when the question was asked: an answer to a question about a former submission
 * says nothing of the present one, unless it speaks of money.
 */
export async function applyNews(
  attempt: Attempt,
  told: GateNews,
  fingerprint: string | null,
): Promise<Applied> {
  const news = forAccountOf(attempt, told);
  const applied = await inInvoice(attempt.invoiceId, async (tx): Promise<Effect> => {
    const current = tx.attempts.find((each) => each.id === attempt.id);
    if (!current) throw new Error("The attempt has left the store.");
    const ofFormer =
      attempt.submission !== current.submission ||
      mayBeOfFormer(attempt, news, tx.now, getEnv().checkAfterMs);
    if (news.source === "status" && ofFormer && !speaksOfMoney(news)) return unmoved(false);
    const { event, alarms: heard } = readNews(current, news, tx.now, getEnv().checkAfterMs);
    // A doubt that is known is told once, not with every answer.
    const alarms = heard.filter((alarm) => alarm !== current.code);
    const next = event === null ? null : nextState(current.state, event);
    const patch = patchOf(current, news, { next, alarms }, tx.now);
    if (fingerprint === null && next === null && alarms.length === 0)
      await tx.updateAttempt(current.id, patch);
    else {
      const fresh = await tx.moveAttempt(current.id, patch, {
        kind: `gate.${news.status}`,
        source: news.source === "callback" ? "gate" : "reconciler",
        fingerprint,
        body: {
          from: current.state,
          to: next,
          wireStatus: news.wireStatus,
          code: news.code,
          sumMinor: news.sum?.minor ?? null,
          sumCurrency: news.sum?.currency ?? null,
          operation: news.operationId,
          alarms: alarms.join(","),
          asked: news.ask?.instruction.kind ?? null,
        },
      });
      if (!fresh) return unmoved(true);
    }
    const other = tx.attempts.some((each) => each.id !== current.id && isTaken(each.state));
    const second = next !== null && isTaken(next) && !isTaken(current.state) && other;
    const all: readonly Alarm[] = second ? [...alarms, "secondCharge"] : alarms;
    const isAsked = patch.asked !== null && patch.asked?.key !== current.asked?.key;
    const asked = isAsked ? (patch.asked?.instruction.kind ?? null) : null;
    return { duplicate: false, alarms: all, from: current.state, to: next, code: patch.code ?? null, asked };
  });
  tell(attempt, news, applied);
  await settleSavedCard(attempt.id, news);
  const { duplicate, alarms, to } = applied;
  if (to !== null) await settleTry(attempt, to);
  return { duplicate, moved: to !== null, alarms };
}

/** What one message did, for the log. */
type Effect = Pick<Applied, "duplicate" | "alarms"> & {
  readonly from: Attempt["state"] | null;
  readonly to: Attempt["state"] | null;
  readonly code: string | null;
  readonly asked: string | null;
};

const unmoved = (duplicate: boolean): Effect => ({
  duplicate,
  alarms: [],
  from: null,
  to: null,
  code: null,
  asked: null,
});

function tell({ invoiceId: invoice, paymentId }: Attempt, news: GateNews, effect: Effect): void {
  const { alarms, from, to, code, asked } = effect;
  const named = { invoice, paymentId };
  if (to !== null) log("info", "attempt.moved", { ...named, from, to, code, wireStatus: news.wireStatus });
  if (asked !== null) log("info", "attempt.asked", { ...named, answer: asked });
  for (const alarm of alarms) log("error", "payment.alarm", { ...named, alarm });
}

/** Where real money moves nobody is sent over plain http, not by the Gate either. */
function forAccountOf({ projectId, invoiceId, paymentId }: Attempt, news: GateNews): GateNews {
  const isLive = getEnv().accounts.some(({ live, gate }) => live && gate.projectId === projectId);
  if (!isLive || news.ask === null) return news;
  const ask = encryptedOnly(news.ask);
  if (ask === null) log("warn", "gate.plainAddress", { invoice: invoiceId, paymentId });
  return { ...news, ask };
}

const speaksOfMoney = ({ status }: GateNews): boolean =>
  status === "success" || status === "partial" || status === "returned" || status === "partlyReturned";

const isTaken = (state: Attempt["state"]): boolean => state === "paid" || state === "partial";

type Step = { readonly next: Attempt["state"] | null; readonly alarms: Reading["alarms"] };

function patchOf(current: Attempt, news: GateNews, { next, alarms }: Step, now: number): AttemptPatch {
  const state = next ?? current.state;
  const checks = news.source === "status" ? current.checks + 1 : current.checks;
  // A doubt about money outlives every message but the one that says how much it was: an older one, that only now
  // arrives, moves the try and proves nothing.
  const isCleared = next !== null && (isTaken(next) || !isInDoubt(current));
  const code = isCleared ? codeOf(news, next) : (doubtOf(news, alarms) ?? current.code);
  const believedLost = state === "refused" && (code === "notFound" || current.submission > 1);
  const asksAgain = isOpen(state) || (believedLost && checks < lastCheckOfLost);
  const asked = askedSince(current, askedAfter(current, news, next), now);
  const delay = isToConfirm(current, news) ? 0 : nextCheckDelay(checks, getEnv().checkAfterMs);
  return {
    checks,
    notFound: notFoundBy(news, current),
    nextCheckAt: asksAgain ? Math.min(now + delay, deviceCheckEnd(asked)) : null,
    code,
    ...(next === null ? {} : { state: next, holds: holdsSlot(next) }),
    ...(next === "paid" || next === "partial"
      ? { taken: takenBy(news, current), paidAt: current.paidAt ?? news.at ?? now }
      : {}),
    asked,
    announced: announcedAfter(current.announced, asked),
    ...(news.card === null ? {} : { card: news.card }),
    ...(news.operationId === null ? {} : { operationId: news.operationId }),
    returned: returnedAfter(current, news),
    left: leftAfter(current, news),
  };
}

/** Times of a bank's check run from when we learned of it: the Gate's clock is not ours. */
const askedSince = ({ asked: former }: Attempt, asked: Attempt["asked"], now: number): Attempt["asked"] =>
  asked === null || asked.key === former?.key ? asked : { ...asked, since: now };

/** A request that is believed lost may still be under way somewhere: the Gate is asked for some hours more. */
const lastCheckOfLost = 20;

const doubtOf = (news: GateNews, alarms: Reading["alarms"]): Alarm | undefined =>
  speaksOfMoney(news) ? alarms.find((alarm) => alarm === "sumMismatch" || alarm === "sumMissing") : undefined;

/** How often in a row the Gate knew nothing of this submission; a former one's error is such an answer too. */
function notFoundBy(news: GateNews, current: Attempt): number {
  if (news.status === "notFound") return current.notFound + 1;
  if (news.status !== "error") return 0;
  return news.source === "status" ? current.notFound + 1 : current.notFound;
}

const codeOf = (news: GateNews, next: Attempt["state"]): string | null =>
  news.status === "notFound" && next === "refused" ? "notFound" : news.code;

/**
 * After a refund the message names what is left, not what was taken; and with a part of an unknown sum nobody knows.
 * Source: gate.md 14.
 */
function takenBy(news: GateNews, current: Attempt): Money | null {
  if (news.status === "partial" && news.sum && isSumOf(current, news.sum)) return null;
  return news.status === "success" || news.status === "partial"
    ? (news.sum ?? current.amount)
    : current.amount;
}
