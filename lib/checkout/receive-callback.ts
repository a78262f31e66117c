import "server-only";
import { findAccount } from "@/lib/config/accounts";
import { readCallback, verifyCallback } from "@/lib/gate/callback";
import type { GateNews } from "@/lib/payment/news";
import { log } from "@/lib/logging/log";
import { localRate } from "@/lib/security/local-rate";
import { getAttempt } from "@/lib/store/read";
import { parkCallback } from "@/lib/store/parked";
import { applyNews } from "@/lib/checkout/apply-news";
import { wallMs } from "@/lib/checkout/clock";
import { sha256 } from "@/lib/checkout/wiring";

/** `taken`: stored and worked in; `duplicate`: known; `parked`: true but not of any payment of ours; the rest: refused. */
export type CallbackFate = "taken" | "duplicate" | "parked" | "unreadable" | "foreignProject" | "forged";

/**
 * One callback of the Gate, from raw text to the store. The signature decides first, before any payment is looked
 * up; then project and payment; then the heart compares sum and currency. Whatever is not ours changes nothing and is
 * counted. Source: gate.md 5, 6.1, trust-and-speed.md A.2 row 13.
 */
export async function receiveCallback(raw: string): Promise<CallbackFate> {
  const fate = await judge(raw);
  log(fate === "taken" ? "info" : "debug", "callback.taken", { answer: fate });
  return fate;
}

async function judge(raw: string): Promise<CallbackFate> {
  const read = readCallback(raw);
  if (!read.ok) return "unreadable";
  const { projectId, paymentId } = read.value;
  const fingerprint = sha256(raw);
  const account = findAccount({ projectId });
  if (account === null) return park("foreignProject", projectId, paymentId, fingerprint);
  const news = verifyCallback(read.value, account.gate);
  if (!news.ok) {
    if (news.error === "unreadable") return "unreadable";
    return park("forged", projectId, paymentId, fingerprint);
  }
  const running = inHand.get(fingerprint);
  if (running !== undefined) return running;
  const fate = takeIn(news.value, fingerprint).finally(() => inHand.delete(fingerprint));
  inHand.set(fingerprint, fate);
  return fate;
}

/**
 * True messages that are being taken in now. The same one meanwhile waits for the same fate: a thousand copies at once
 * would otherwise stand in line for the invoice's lock until their connections' patience ends.
 */
const inHand = new Map<string, Promise<CallbackFate>>();

async function takeIn(news: GateNews, fingerprint: string): Promise<CallbackFate> {
  const { projectId, paymentId } = news;
  const attempt = await getAttempt(projectId, paymentId);
  if (attempt === null) return park("parked", projectId, paymentId, fingerprint, toKept(news));
  const applied = await applyNews(attempt, news, fingerprint);
  return applied.duplicate ? "duplicate" : "taken";
}

/**
 * Anybody can send forged callbacks. Each is refused by its signature; only so many a minute are also written down, by
 * this instance, so that a flood costs neither store nor log. They are all counted (`checkout_callbacks_total`).
 */
const forgeries = localRate(60_000);
const mostNoted = 60;
const isFlood = (reason: CallbackFate): boolean =>
  (reason === "forged" || reason === "foreignProject") && forgeries.hit(reason, wallMs()) > mostNoted;

/** What may lie in the store unsealed: what happened to the money, never a token or what a payer is asked. */
const toKept = (news: GateNews): GateNews => ({ ...news, ask: null, onFile: null });

async function park<F extends CallbackFate>(
  reason: F,
  projectId: number,
  paymentId: string,
  fingerprint: string,
  news: GateNews | null = null,
): Promise<F> {
  if (isFlood(reason)) return reason;
  log("error", "callback.parked", { reason, projectId, paymentId });
  await parkCallback({ reason, projectId, paymentId, fingerprint, news });
  return reason;
}
